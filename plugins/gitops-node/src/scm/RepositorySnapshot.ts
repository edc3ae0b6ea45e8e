import { RepositoryAtCommit } from './RepositoryAtCommit';

/** Files that are asked for at the same time. */
const CONCURRENCY = 8;

/**
 * The list of the files of a repository at one commit, and their texts when they are asked for.
 *
 * @public
 */
export class RepositorySnapshot {
  readonly #from: RepositoryAtCommit;
  /** Git's blob ids by path. */
  readonly #blobs: ReadonlyMap<string, string>;

  private constructor(
    from: RepositoryAtCommit,
    blobs: ReadonlyMap<string, string>,
  ) {
    this.#from = from;
    this.#blobs = blobs;
  }

  /** Asks the Git host for the list, once. */
  static async take(from: RepositoryAtCommit): Promise<RepositorySnapshot> {
    const files = await from.host.listFiles(from.repository, from.commit, '');
    return new RepositorySnapshot(
      from,
      new Map(files.map(({ path, sha }) => [path, sha])),
    );
  }

  /** Paths of the files below a folder. */
  list(folder: string): readonly string[] {
    return [...this.#blobs.keys()].filter(path =>
      path.startsWith(`${folder}/`),
    );
  }

  /** Git's blob id of a file; undefined when there is no such file. */
  blobOf(path: string): string | undefined {
    return this.#blobs.get(path);
  }

  /** Texts by path, of those of the files that are there. A few are read at the same time. */
  async read(
    paths: readonly string[],
  ): Promise<Readonly<Record<string, string>>> {
    const { commit, host, repository } = this.#from;
    const texts = new Map<string, string>();
    const left = paths.filter(path => this.#blobs.has(path)).values();
    const work = async () => {
      for (const path of left) {
        const text = await host.readFile(repository, commit, path);
        if (text !== undefined) {
          texts.set(path, text);
        }
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return Object.fromEntries(texts);
  }
}
