import { commitTree, mergeTrees } from '../git/mergeCommits';
import { NO_COMMIT, Signature } from '../git/types';
import { Host } from '../Host';
import { HostError } from '../HostError';
import { OwnerRecord, PullRecord, RepositoryRecord } from '../state/records';
import { obstacleTo } from './obstacleTo';
import { pullState, PullState } from './pullState';
import { rebaseCommits } from './rebaseCommits';

/** The ways to merge that this host knows. */
export const MERGE_STYLES = [
  'merge',
  'squash',
  'rebase',
  'rebase-merge',
  'fast-forward-only',
] as const;

/** Input of {@link mergePull}: the body of Gitea's merge. */
export interface MergeRequest {
  readonly Do: (typeof MERGE_STYLES)[number];
  readonly MergeTitleField?: string;
  readonly MergeMessageField?: string;
  readonly head_commit_id?: string;
  readonly delete_branch_after_merge?: boolean;
  /** True for an administrator who does not wait for what protects the branch. */
  readonly force?: boolean;
}

const AGAIN = 'Please try again later';

/** Merges a pull request into its base branch and returns the commit that the branch then is at. */
export async function mergePull(
  host: Host,
  repository: RepositoryRecord,
  user: OwnerRecord,
  pull: PullRecord,
  request: MergeRequest,
): Promise<string> {
  refuseStyle(repository, request.Do);
  return host.exclusively(repository, async () => {
    const git = host.git(repository);
    const state = await pullState(host, repository, pull);
    const { base, mergeBase } = refuse(repository, pull, state, request);
    const obstacle = obstacleTo(repository, pull, state);
    if (obstacle && !request.force) {
      throw new HostError(405, `not allowed to merge [reason: ${obstacle}]`);
    }
    const now = host.clock.now();
    const me: Signature = {
      name: user.fullName || user.login,
      email: user.email,
      date: now,
    };
    const commit = await mergedCommit(host, repository, {
      pull,
      base,
      head: state.head,
      me,
      request,
    });
    await git.updateRef(`refs/heads/${pull.base}`, commit, base);

    pull.merged = {
      at: host.now(),
      by: user.login,
      commit,
      head: state.head,
      mergeBase,
    };
    pull.state = 'closed';
    pull.closedAt = pull.merged.at;
    pull.updatedAt = pull.merged.at;
    host.state.save();
    const moves = [
      { ref: `refs/heads/${pull.base}`, before: base, after: commit },
    ];
    if (
      request.delete_branch_after_merge ||
      repository.options.default_delete_branch_after_merge
    ) {
      await git.updateRef(`refs/heads/${pull.head}`, NO_COMMIT, state.head);
      moves.push({
        ref: `refs/heads/${pull.head}`,
        before: state.head,
        after: NO_COMMIT,
      });
    }
    await host.publish({
      type: 'webhook',
      repository,
      user,
      event: {
        name: 'pull_request',
        type: 'pull_request',
        action: 'closed',
        pull,
      },
    });
    await host.refsMoved(repository, user, moves);
    return commit;
  });
}

function refuseStyle(
  repository: RepositoryRecord,
  style: MergeRequest['Do'],
): void {
  const { options } = repository;
  const allowed = {
    merge: options.allow_merge_commits,
    squash: options.allow_squash_merge,
    rebase: options.allow_rebase,
    'rebase-merge': options.allow_rebase_explicit,
    'fast-forward-only': options.allow_fast_forward_only_merge,
  }[style];
  if (!allowed) {
    throw new HostError(
      405,
      `${style} is not allowed an allowed merge style for this repository`,
    );
  }
}

function refuse(
  repository: RepositoryRecord,
  pull: PullRecord,
  state: PullState,
  request: MergeRequest,
): { base: string; mergeBase: string } {
  if (pull.merged) throw new HostError(405, '');
  if (pull.state === 'closed') throw HostError.notFound();
  if (repository.archived) {
    throw new HostError(
      423,
      `<Repository ${repository.id}:${repository.owner}/${repository.name}> is archived`,
    );
  }
  if (state.draft)
    throw new HostError(405, 'Work in progress PRs cannot be merged');
  if (request.head_commit_id && request.head_commit_id !== state.head) {
    throw new HostError(409, 'head out of date');
  }
  if (!state.headExists) {
    throw new HostError(
      500,
      `branch does not exist [repo_id: ${repository.id} name: ${pull.head}]`,
    );
  }
  // Gitea says the same of a conflict, of nothing to merge and of a check that is still running.
  if (
    !state.mergeable ||
    state.files.length === 0 ||
    !state.base ||
    !state.mergeBase
  ) {
    throw new HostError(405, AGAIN);
  }
  return { base: state.base, mergeBase: state.mergeBase };
}

async function mergedCommit(
  host: Host,
  repository: RepositoryRecord,
  options: {
    pull: PullRecord;
    base: string;
    head: string;
    me: Signature;
    request: MergeRequest;
  },
): Promise<string> {
  const { pull, head, me, request } = options;
  const git = host.git(repository);
  const isBehind = (await git.mergeBase(options.base, head)) !== options.base;
  if (request.Do === 'fast-forward-only') {
    if (isBehind) {
      throw new HostError(
        500,
        'Merge DivergingFastForwardOnly Error: exit status 128: fatal: Not possible to fast-forward, aborting.\n\n',
      );
    }
    return head;
  }
  const rebases = request.Do === 'rebase' || request.Do === 'rebase-merge';
  const tip =
    rebases && isBehind
      ? await rebaseCommits(git, options.base, head, me)
      : head;
  if (request.Do === 'rebase') return tip;
  const merged = await mergeTrees(git, options.base, tip);
  if (!merged.clean) throw new HostError(405, AGAIN);
  const squash = request.Do === 'squash';
  const title = squash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`;
  const message = [request.MergeTitleField || title, request.MergeMessageField]
    .filter(Boolean)
    .join('\n\n');
  const poster = host.state.findUser(pull.author);
  const author =
    squash && poster
      ? { ...me, name: poster.fullName || poster.login, email: poster.email }
      : me;
  return commitTree({
    repository: git,
    tree: merged.tree,
    parents: squash ? [options.base] : [options.base, tip],
    message,
    author,
    committer: me,
  });
}
