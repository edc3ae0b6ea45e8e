/**
 * A GitOps repository that is read over a network, as one commit has it.
 *
 * @public
 */
export interface RemoteRepository {
  /** Paths of the files below a folder. */
  list(folder: string): readonly string[];
  /** Git's blob id of a file; undefined when there is no such file. */
  blobOf(path: string): string | undefined;
  /** Texts by path, of those of the files that are there. */
  read(paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
}
