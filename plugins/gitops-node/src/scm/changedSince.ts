import { blobSha } from './planChanges';
import { FileChange, RepositoryFile } from './ScmHost';

/**
 * The files that somebody else has changed since our changes were made, so that writing ours would undo theirs. A file
 * that holds what we would write is not among them.
 *
 * @param before - the tree that the changes were made from
 * @param now - the tree that they would be written on
 */
export function changedSince(
  before: readonly RepositoryFile[],
  now: readonly RepositoryFile[],
  changes: readonly FileChange[],
): string[] {
  const shas = (tree: readonly RepositoryFile[]) =>
    new Map(tree.map(({ path, sha }) => [path, sha]));
  const [old, current] = [shas(before), shas(now)];
  return changes
    .filter(({ path, content }) => {
      const wanted =
        content === undefined ? undefined : blobSha(Buffer.from(content));
      const sha = current.get(path);
      return sha !== old.get(path) && sha !== wanted;
    })
    .map(({ path }) => path);
}
