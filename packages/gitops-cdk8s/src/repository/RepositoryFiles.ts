/**
 * The files of a GitOps repository, wherever they are read from.
 *
 * @public
 */
export interface RepositoryFiles {
  /** Paths of the files below a folder, from the repository's root, sorted; none when there is no such folder. */
  list(folder: string): readonly string[];
  /** The text of a file; undefined when there is no such file. */
  read(path: string): string | undefined;
}
