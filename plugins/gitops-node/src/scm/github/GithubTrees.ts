import { NotFoundError } from '@backstage/errors';
import { HostRefusal } from '../http/HostRefusal';
import { RepositoryRef } from '../ScmHost';
import { GithubApi } from './GithubApi';

/** An entry of a git tree, named from the root that was asked for. */
export interface GithubTreeEntry {
  readonly path: string;
  /** Six octal digits. */
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  /** Bytes; 0 for a folder. */
  readonly size: number;
}

/** Reads whole git trees. One that GitHub cuts short (100,000 entries, 7 MB) is walked folder by folder. */
export class GithubTrees {
  readonly #api: GithubApi;

  constructor(api: GithubApi) {
    this.#api = api;
  }

  /** All entries below a commit, branch or tree; empty for an empty repository. */
  async read(
    repository: RepositoryRef,
    ref: string,
  ): Promise<readonly GithubTreeEntry[]> {
    const subject = `branch or commit ${ref} in repository ${repository.owner}/${repository.name}`;
    try {
      return await this.#walk(repository, ref, '');
    } catch (error) {
      const status = error instanceof HostRefusal ? error.status : undefined;
      if (status === 409) return [];
      if (status === 404 || status === 422) {
        throw new NotFoundError(
          `${this.#api.host} has no ${subject}, or does not show it to Slipway's account`,
        );
      }
      throw this.#api.translate(error, subject);
    }
  }

  async #walk(
    repository: RepositoryRef,
    sha: string,
    folder: string,
  ): Promise<GithubTreeEntry[]> {
    const whole = await this.#list(repository, sha, folder, true);
    if (!whole.truncated) return whole.entries;
    const { entries } = await this.#list(repository, sha, folder, false);
    const all: GithubTreeEntry[] = [];
    for (const entry of entries) {
      all.push(entry);
      if (entry.type === 'tree') {
        all.push(...(await this.#walk(repository, entry.sha, entry.path)));
      }
    }
    return all;
  }

  async #list(
    { owner, name }: RepositoryRef,
    sha: string,
    folder: string,
    recursive: boolean,
  ): Promise<{
    readonly entries: GithubTreeEntry[];
    readonly truncated: boolean;
  }> {
    const { tree, truncated } = await this.#api.attempt(rest =>
      rest.git.getTree({
        owner,
        repo: name,
        tree_sha: sha,
        ...(recursive && { recursive: '1' }),
      }),
    );
    return {
      truncated,
      entries: tree.map(({ path = '', mode = '', type = '', ...entry }) => ({
        path: folder ? `${folder}/${path}` : path,
        mode,
        type,
        sha: entry.sha ?? '',
        size: entry.size ?? 0,
      })),
    };
  }
}
