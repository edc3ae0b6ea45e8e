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
  const refs = new Map((await git.refs('')).map(({ ref, sha }) => [ref, sha]));
  const branch = refs.get(`refs/heads/${pull.head}`);
  const headExists = branch !== undefined;
  if (pull.merged) {
    const { head, mergeBase, commit } = pull.merged;
    const { files } = await host.comparisons.of(git, mergeBase, head);
    return {
      head,
      headExists,
      base: commit,
      mergeBase,
      files,
      draft,
      mergeable: true,
      conflicts: [],
    };
  }
  const base = refs.get(`refs/heads/${pull.base}`);
  const open = pull.state === 'open' ? branch : undefined;
  const head =
    open ?? (await git.resolve(`refs/pull/${pull.number}/head`)) ?? '';
  const compared =
    base && head
      ? await host.comparisons.of(git, base, head)
      : { mergeBase: undefined, files: [], conflicts: [] };
  return {
    head,
    headExists,
    base,
    ...compared,
    draft,
    mergeable:
      compared.mergeBase !== undefined &&
      compared.conflicts.length === 0 &&
      !draft,
  };
}
