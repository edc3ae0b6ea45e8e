import { ConflictError } from '@backstage/errors';
import { FileOperation } from '../planChanges';
import { RepositoryRef } from '../ScmHost';
import { fullName } from '../writing/fullName';
import { GithubTreeEntry } from './GithubTrees';

/** A symbolic link, as gitformat-index(5) has it. */
const LINK = '120000';

/**
 * Says no to writing a symbolic link, or a file below one: in git's tree that would put a file or a folder in the link's
 * place. A link that the same commit takes away is none any more.
 *
 * @throws ConflictError that names the link and the next step
 */
export function refuseLinks(
  repository: RepositoryRef,
  tree: readonly GithubTreeEntry[],
  operations: readonly FileOperation[],
): void {
  const links = new Set(
    tree.filter(({ mode }) => mode === LINK).map(({ path }) => path),
  );
  for (const { operation, path } of operations) {
    if (operation === 'delete') links.delete(path);
  }
  for (const { operation, path } of operations) {
    if (operation === 'delete') continue;
    const link = placesOf(path).find(place => links.has(place));
    if (link !== undefined) {
      throw new ConflictError(
        `${path} cannot be written, because '${link}' of ${fullName(repository)} is a symbolic link; write what it leads to, or put a file or folder in its place there, then try again`,
      );
    }
  }
}

/** A path and the folders that it lies in: `a`, `a/b`, `a/b/c`. */
function placesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_part, i) => parts.slice(0, i + 1).join('/'));
}
