import { RepositoryFiles } from './RepositoryFiles';

/**
 * Files that have been read already.
 *
 * @param texts - by path from the repository's root
 * @public
 */
export function repositoryFilesOf(
  texts: Readonly<Record<string, string>>,
): RepositoryFiles {
  const paths = Object.keys(texts).sort();
  return {
    list: folder => paths.filter(path => path.startsWith(`${folder}/`)),
    read: path => (Object.hasOwn(texts, path) ? texts[path] : undefined),
  };
}
