import { HostRefusal } from '../http/HostRefusal';
import { RepositoryCommit, RepositoryRef } from '../ScmHost';
import { GitlabApi } from './GitlabApi';
import { gitlabAnswers } from './gitlabAnswers';

const DEFAULT_LIMIT = 50;

/** Lists commits, page by page. */
export class GitlabHistory {
  readonly #api: GitlabApi;

  constructor(api: GitlabApi) {
    this.#api = api;
  }

  async list(
    repository: RepositoryRef,
    ref: string,
    options: { readonly path?: string; readonly limit?: number },
  ): Promise<readonly Omit<RepositoryCommit, 'url'>[]> {
    const subject = `branch or commit ${ref} in project ${repository.owner}/${repository.name}`;
    const commits = await this.#api
      .list(
        gitlabAnswers.commit,
        {
          repository,
          path: ['repository', 'commits'],
          query: { ref_name: ref, path: options.path },
          subject,
        },
        options.limit ?? DEFAULT_LIMIT,
      )
      .catch(error => {
        if (error instanceof HostRefusal && error.status === 404) return [];
        throw this.#api.translate(error, subject);
      });
    // An empty list, or 404, is said of a missing ref as well as of a path that no commit touched.
    if (commits.length === 0) await this.#require(repository, ref, subject);
    return commits.map(commit => ({
      sha: commit.id,
      message: commit.message.trimEnd(),
      author: commit.author_name,
      date: commit.authored_date,
    }));
  }

  async #require(
    repository: RepositoryRef,
    ref: string,
    subject: string,
  ): Promise<void> {
    const { empty_repo: isEmpty } = await this.#api.json(
      gitlabAnswers.project,
      {
        repository,
        path: [],
        subject: `project ${repository.owner}/${repository.name}`,
      },
    );
    if (isEmpty) return;
    await this.#api.json(gitlabAnswers.commit, {
      repository,
      path: ['repository', 'commits', ref],
      subject,
    });
  }
}
