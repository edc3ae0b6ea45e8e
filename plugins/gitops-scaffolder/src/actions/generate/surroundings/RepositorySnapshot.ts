import { NotFoundError } from '@backstage/errors';
import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/** Files that are asked for at the same time. */
const CONCURRENCY = 8;

/** Where a snapshot is taken. */
export interface SnapshotOptions {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
  readonly branch: string;
}

/** The files of a repository at one commit: a merge that happens meanwhile mixes nothing. */
export class RepositorySnapshot {
  readonly #host: ScmHost;
  readonly #repository: RepositoryRef;
  readonly #commit: string;
  /** Git's blob ids by path. */
  readonly #blobs: ReadonlyMap<string, string>;

  private constructor(
    { host, repository }: SnapshotOptions,
    commit: string,
    blobs: ReadonlyMap<string, string>,
  ) {
    this.#host = host;
    this.#repository = repository;
    this.#commit = commit;
    this.#blobs = blobs;
  }

  /** The newest commit of a branch, and the list of its files. Throws a `NotFoundError` when there is no such branch. */
  static async take(options: SnapshotOptions): Promise<RepositorySnapshot> {
    const { branch, host, repository } = options;
    const commit = await host.getBranchCommit(repository, branch);
    if (!commit) {
      throw new NotFoundError(
        `${repository.owner}/${repository.name} has no branch "${branch}"; create it, or set gitops.repository.branch.`,
      );
    }
    const files = await host.listFiles(repository, commit, '');
    return new RepositorySnapshot(
      options,
      commit,
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
    const texts = new Map<string, string>();
    const left = paths.filter(path => this.#blobs.has(path)).values();
    const work = async () => {
      for (const path of left) {
        const text = await this.#host.readFile(
          this.#repository,
          this.#commit,
          path,
        );
        if (text !== undefined) {
          texts.set(path, text);
        }
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return Object.fromEntries(texts);
  }
}
