import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { ProtectionRule, protectionRuleSchema } from './ProtectionRule';

function pattern(rule: string): RegExp {
  const escaped = rule
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^/]*')}$`);
}

const listed = (
  list: readonly string[],
  { login }: Pick<OwnerRecord, 'login'>,
) => list.some(one => one.toLowerCase() === login.toLowerCase());

/** What protected branches allow; everything where no rule fits. */
export const branchProtection = {
  /** The rule for a branch: one with its very name goes before patterns. */
  of(
    repository: Pick<RepositoryRecord, 'protections'>,
    branch: string,
  ): (ProtectionRule & { readonly name: string }) | undefined {
    const all = repository.protections ?? [];
    const found =
      all.find(({ rule }) => rule === branch) ??
      all.find(({ rule }) => rule.includes('*') && pattern(rule).test(branch));
    return (
      found && {
        ...protectionRuleSchema.parse({ ...found.fields }),
        name: found.rule,
      }
    );
  },

  /** Whether somebody who may write to the repository may push to the branch. */
  mayPush(
    repository: Pick<RepositoryRecord, 'protections'>,
    branch: string,
    user: Pick<OwnerRecord, 'login'>,
  ): boolean {
    const rule = branchProtection.of(repository, branch);
    if (!rule) return true;
    if (!rule.enable_push) return false;
    return (
      !rule.enable_push_whitelist || listed(rule.push_whitelist_usernames, user)
    );
  },

  /** Whether somebody who may write to the repository may merge into the branch. */
  mayMerge(
    repository: Pick<RepositoryRecord, 'protections'>,
    branch: string,
    user: Pick<OwnerRecord, 'login'>,
  ): boolean {
    const rule = branchProtection.of(repository, branch);
    return (
      !rule?.enable_merge_whitelist ||
      listed(rule.merge_whitelist_usernames, user)
    );
  },

  /** What keeps a pull request from being merged, in Gitea's words; undefined when nothing does. */
  obstacle(
    repository: Pick<RepositoryRecord, 'protections' | 'statuses'>,
    pull: Pick<PullRecord, 'base' | 'reviews'>,
    facts: {
      readonly head: string;
      readonly behind: boolean;
      readonly paths: readonly string[];
    },
  ): string | undefined {
    const rule = branchProtection.of(repository, pull.base);
    if (!rule) return undefined;
    const latest = new Map(
      repository.statuses
        .filter(status => status.sha === facts.head)
        .map(status => [status.context, status.state]),
    );
    const required = rule.status_check_contexts;
    const passed = required.every(context => latest.get(context) === 'success');
    if (rule.enable_status_check && !passed) {
      return 'Not all required status checks successful';
    }
    const verdicts = new Map(
      (pull.reviews ?? [])
        .filter(({ state, official }) => official && state !== 'COMMENT')
        .map(({ user, state }) => [user, state]),
    );
    const count = (wanted: string) =>
      [...verdicts.values()].filter(state => state === wanted).length;
    if (count('APPROVED') < rule.required_approvals) {
      return 'Does not have enough approvals';
    }
    if (rule.block_on_rejected_reviews && count('REQUEST_CHANGES') > 0) {
      return 'There are requested changes';
    }
    if (rule.block_on_official_review_requests && count('REQUEST_REVIEW') > 0) {
      return 'There are official review requests';
    }
    if (rule.block_on_outdated_branch && facts.behind) {
      return 'The head branch is behind the base branch';
    }
    const files = rule.protected_file_patterns
      .split(';')
      .filter(Boolean)
      .map(one => pattern(one.trim()));
    return facts.paths.some(path => files.some(file => file.test(path)))
      ? 'Changed protected files'
      : undefined;
  },
};
