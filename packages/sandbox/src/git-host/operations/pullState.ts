import { compareCommits } from '../git/compareCommits';
import { mergeTrees } from '../git/mergeCommits';
import { FileDifference } from '../git/types';
import { Host } from '../Host';
import { PullRecord, RepositoryRecord } from '../state/records';

/** What git says of a pull request right now. */
export interface PullState {
  readonly head: string;
  /** False when the branch was deleted; the commit is then the last one it had. */
  readonly headExists: boolean;
  /** Tip of the base branch; the merge commit once merged. */
  readonly base: string | undefined;
  readonly mergeBase: string | undefined;
  readonly files: readonly FileDifference[];
  readonly draft: boolean;
  /** Gitea's field: no conflict and no draft. It stays true for a pull request without changes. */
  readonly mergeable: boolean;
  /** Paths that both sides changed differently. */
  readonly conflicts: readonly string[];
}

/** Reads a pull request's commits, files and conflicts from git. */
export async function pullState(
  host: Host,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<PullState> {
  const git = host.git(repository);
  const draft = /^(WIP:|\[WIP\])/i.test(pull.title);
  const [branch, kept, base] = await Promise.all([
    git.branchTip(pull.head),
    git.resolve(`refs/pull/${pull.number}/head`),
    git.branchTip(pull.base),
  ]);
  if (pull.merged) {
    const { head, mergeBase, commit } = pull.merged;
    const files = await compareCommits(git, mergeBase, head);
    return {
      head,
      headExists: branch !== undefined,
      base: commit,
      mergeBase,
      files,
      draft,
      mergeable: true,
      conflicts: [],
    };
  }
  const head = (pull.state === 'open' ? branch : kept) ?? kept ?? '';
  if (!base || !head) {
    return {
      head,
      headExists: branch !== undefined,
      base,
      mergeBase: undefined,
      files: [],
      draft,
      mergeable: false,
      conflicts: [],
    };
  }
  const mergeBase = await git.mergeBase(base, head);
  const files = mergeBase ? await compareCommits(git, mergeBase, head) : [];
  const merged = await mergeTrees(git, base, head);
  return {
    head,
    headExists: branch !== undefined,
    base,
    mergeBase,
    files,
    draft,
    mergeable: merged.clean && !draft,
    conflicts: merged.clean ? [] : merged.conflicts,
  };
}
