import { BareRepository } from './BareRepository';
import { Signature } from './types';

/** Outcome of {@link mergeTrees}. */
export type MergeOutcome =
  | { readonly clean: true; readonly tree: string }
  | { readonly clean: false; readonly conflicts: readonly string[] };

/** Merges two commits without a work tree. Conflicting paths come back by name, nothing is written to a branch. */
export async function mergeTrees(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<MergeOutcome> {
  const { code, stdout } = await repository.git.run(
    [
      'merge-tree',
      '--write-tree',
      '--name-only',
      '--no-messages',
      '--allow-unrelated-histories',
      '-z',
      base,
      head,
    ],
    { allow: [0, 1] },
  );
  const [tree, ...conflicts] = stdout.toString('utf8').split('\0');
  return code === 0
    ? { clean: true, tree }
    : { clean: false, conflicts: [...new Set(conflicts.filter(Boolean))] };
}

/** Makes a commit object of a tree; moves no branch. Returns its sha. */
export async function commitTree(options: {
  readonly repository: BareRepository;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}): Promise<string> {
  const { author, committer } = options;
  const date = (who: Signature): string =>
    `${Math.floor(who.date.getTime() / 1000)} +0000`;
  const out = await options.repository.git.text(
    [
      'commit-tree',
      options.tree,
      ...options.parents.flatMap(parent => ['-p', parent]),
    ],
    {
      input: `${options.message.replace(/\s+$/, '')}\n`,
      env: {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date(author),
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
        GIT_COMMITTER_DATE: date(committer),
      },
    },
  );
  return out.trim();
}
