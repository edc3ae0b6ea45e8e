import { InputError, NotFoundError } from '@backstage/errors';
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

  /**
   * All entries below a commit, branch or tree; empty for an empty repository.
   *
   * @param folder - the only one that is looked for; a tree that is cut short is walked towards it only
   */
  async read(
    repository: RepositoryRef,
    ref: string,
    folder: string = '',
  ): Promise<readonly GithubTreeEntry[]> {
    const subject = `branch or commit ${ref} in repository ${repository.owner}/${repository.name}`;
    try {
      return await this.#walk(repository, ref, { at: '', wanted: folder });
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
    { at, wanted }: { readonly at: string; readonly wanted: string },
  ): Promise<GithubTreeEntry[]> {
    const whole = await this.#list(repository, sha, at, true);
    if (!whole.truncated) return whole.entries;
    const { entries, truncated } = await this.#list(repository, sha, at, false);
    if (truncated) throw this.#tooLarge(repository, at);
    const all: GithubTreeEntry[] = [];
    for (const entry of entries) {
      all.push(entry);
      const { path, type } = entry;
      if (type === 'tree' && isOnTheWay(path, wanted)) {
        const place = { at: path, wanted };
        all.push(...(await this.#walk(repository, entry.sha, place)));
      }
    }
    return all;
  }

  /** What is not listed would be taken for absent: written anew, and never deleted. */
  #tooLarge({ owner, name }: RepositoryRef, folder: string): Error {
    return new InputError(
      `${this.#api.host} lists only a part of ${folder ? `folder ${folder}` : 'the root'} of ${owner}/${name}, because it holds too many entries; spread them over several folders`,
    );
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

/** Whether a folder leads to another one, or lies in it. */
function isOnTheWay(folder: string, wanted: string): boolean {
  return (
    wanted === '' ||
    `${wanted}/`.startsWith(`${folder}/`) ||
    folder.startsWith(`${wanted}/`)
  );
}
