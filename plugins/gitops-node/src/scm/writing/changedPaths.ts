import { RepositoryFile } from '../ScmHost';

/** The paths that one tree has otherwise than another, or that only one of them has. */
export function changedPaths(
  before: readonly RepositoryFile[],
  now: readonly RepositoryFile[],
): string[] {
  const old = new Map(before.map(({ path, sha }) => [path, sha]));
  const current = new Map(now.map(({ path, sha }) => [path, sha]));
  return [...new Set([...old.keys(), ...current.keys()])].filter(
    path => old.get(path) !== current.get(path),
  );
}
