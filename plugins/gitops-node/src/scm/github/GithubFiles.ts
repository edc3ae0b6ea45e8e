import { RepositoryRef } from '../ScmHost';
import { GithubApi } from './GithubApi';

/** Reads single files. The contents API gives files up to 1 MB; larger ones, up to 100 MB, are read as blobs. */
export class GithubFiles {
  readonly #api: GithubApi;

  constructor(api: GithubApi) {
    this.#api = api;
  }

  /** A file's bytes; undefined when there is no such file at that ref. */
  async read(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined> {
    const { owner, name: repo } = repository;
    const subject = `file ${path} of repository ${owner}/${repo}`;
    const found = await this.#api.find(subject, rest =>
      rest.repos.getContent({ owner, repo, path, ref }),
    );
    // A folder is a list, a submodule and a link to nowhere have no content.
    if (!found || Array.isArray(found) || !('content' in found)) {
      return undefined;
    }
    const { content, encoding, sha } = found;
    if (encoding === 'base64' && content !== undefined) {
      return Buffer.from(content, 'base64');
    }
    const blob = await this.#api.call(subject, rest =>
      rest.git.getBlob({ owner, repo, file_sha: sha }),
    );
    return Buffer.from(blob.content, 'base64');
  }
}
