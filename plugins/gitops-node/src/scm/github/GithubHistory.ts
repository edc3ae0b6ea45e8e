import { RepositoryCommit, RepositoryRef } from '../ScmHost';
import { GithubApi } from './GithubApi';

const PAGE = 100;
const DEFAULT_LIMIT = 50;

/** Lists commits, page by page. */
export class GithubHistory {
  readonly #api: GithubApi;

  constructor(api: GithubApi) {
    this.#api = api;
  }

  async list(
    { owner, name: repo }: RepositoryRef,
    ref: string,
    options: { readonly path?: string; readonly limit?: number },
  ): Promise<readonly RepositoryCommit[]> {
    const { limit = DEFAULT_LIMIT, path } = options;
    const size = Math.min(PAGE, limit);
    const commits: RepositoryCommit[] = [];
    for (let page = 1; commits.length < limit; page++) {
      const found = await this.#api.find(
        `commits of ${ref} in repository ${owner}/${repo}`,
        rest =>
          rest.repos.listCommits({
            owner,
            repo,
            sha: ref,
            ...(path && { path }),
            per_page: size,
            page,
          }),
        // Said of a repository without a commit.
        [409],
      );
      commits.push(
        ...(found ?? []).map(({ sha, commit, html_url: url }) => ({
          sha,
          message: commit.message.trimEnd(),
          author: commit.author?.name ?? '',
          date: commit.author?.date ?? '',
          url,
        })),
      );
      if (!found || found.length < size) break;
    }
    return commits.slice(0, limit);
  }
}
