import { NotFoundError } from '@backstage/errors';
import { HostRefusal } from '../http/HostRefusal';
import { RepositoryRef } from '../ScmHost';
import { TreeEntry } from '../rootTreeSha';
import { GitlabApi } from './GitlabApi';
import { gitlabAnswers } from './gitlabAnswers';

/** Reads git trees, page by page. */
export class GitlabTrees {
  readonly #api: GitlabApi;

  constructor(api: GitlabApi) {
    this.#api = api;
  }

  /** Entries below a folder (the whole tree when empty) at a commit or branch; none when there is no such folder. */
  async read(
    repository: RepositoryRef,
    ref: string,
    options: { readonly folder: string; readonly recursive: boolean },
  ): Promise<readonly TreeEntry[]> {
    const { folder, recursive } = options;
    const project = `project ${repository.owner}/${repository.name}`;
    const subject = `branch or commit ${ref} in ${project}`;
    try {
      const entries = await this.#api.list(gitlabAnswers.treeEntry, {
        repository,
        path: ['repository', 'tree'],
        query: {
          ref,
          path: folder || undefined,
          recursive: String(recursive),
        },
        subject,
      });
      return entries.map(({ id, ...entry }) => ({ ...entry, sha: id }));
    } catch (error) {
      const isMissing = error instanceof HostRefusal && error.status === 404;
      if (!isMissing) throw this.#api.translate(error, subject);
    }
    // 404 is said of a missing folder, of a missing ref and of a repository without a commit.
    const { empty_repo: isEmpty } = await this.#api.json(
      gitlabAnswers.project,
      { repository, path: [], subject: project },
    );
    if (isEmpty) return [];
    const commit = await this.#api.find(gitlabAnswers.commit, {
      repository,
      path: ['repository', 'commits', ref],
      subject,
    });
    if (commit && folder) return [];
    throw new NotFoundError(
      `${this.#api.host} has no ${subject}, or does not show it to Slipway's account`,
    );
  }
}
