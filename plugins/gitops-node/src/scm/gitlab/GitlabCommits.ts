import { z } from 'zod';
import { HostRefusal } from '../http/HostRefusal';
import { RepositoryRef } from '../ScmHost';
import { BranchRuleError } from '../writing/BranchRuleError';
import { LostRaceError } from '../writing/LostRaceError';
import {
  BranchCommit,
  CommitDistance,
  WritableHost,
} from '../writing/WritableHost';
import { GitlabApi } from './GitlabApi';
import { gitlabAnswers } from './gitlabAnswers';

/** Commits by GitLab's commits API: one request with an action a file, which is done as a whole or not at all. */
export class GitlabCommits {
  readonly #api: GitlabApi;
  readonly #getBranchCommit: WritableHost['getBranchCommit'];

  constructor(
    api: GitlabApi,
    getBranchCommit: WritableHost['getBranchCommit'],
  ) {
    this.#api = api;
    this.#getBranchCommit = getBranchCommit;
  }

  async commit(commit: BranchCommit): Promise<string> {
    const { repository, branch, parent, isNew, message, author } = commit;
    const subject = `a commit on branch '${branch}' of project ${repository.owner}/${repository.name}`;
    try {
      const { id } = await this.#api.attempt(gitlabAnswers.commit, {
        method: 'POST',
        repository,
        path: ['repository', 'commits'],
        body: {
          branch,
          commit_message: message,
          ...(isNew && { start_sha: parent }),
          ...(author && {
            author_name: author.name,
            author_email: author.email,
          }),
          actions: commit.operations.map(operation => ({
            action: operation.operation,
            file_path: operation.path,
            ...('content' in operation && {
              encoding: 'base64',
              content: operation.content.toString('base64'),
            }),
            // A file that was changed since is refused: the commit goes on top of whatever the branch holds by then.
            ...(operation.operation !== 'create' && {
              last_commit_id: parent,
            }),
          })),
        },
        subject,
      });
      return id;
    } catch (error) {
      const refused =
        error instanceof HostRefusal &&
        [400, 403, 409, 422].includes(error.status);
      if (!refused) throw this.#api.translate(error, subject);
      // One status for many reasons; the branch itself tells whether somebody else was first.
      const now = await this.#getBranchCommit(repository, branch);
      if (now !== (isNew ? undefined : parent)) throw new LostRaceError();
      if (error.status === 403 && error.code !== 'insufficient_scope') {
        throw new BranchRuleError(error.message);
      }
      throw this.#api.translate(error, subject);
    }
  }

  async compare(
    repository: RepositoryRef,
    from: string,
    to: string,
  ): Promise<CommitDistance> {
    const subject = `comparison of ${from} and ${to} in project ${repository.owner}/${repository.name}`;
    const merge = await this.#api.find(gitlabAnswers.commit, {
      repository,
      path: ['repository', 'merge_base'],
      query: { 'refs[]': [from, to] },
      subject,
    });
    if (!merge) return { ahead: Infinity };
    if (merge.id === to) return { ahead: 0, mergeBase: merge.id };
    // Whether it is one or more is all that is asked.
    const commits = await this.#api.json(z.array(gitlabAnswers.commit), {
      repository,
      path: ['repository', 'commits'],
      query: { ref_name: `${merge.id}..${to}`, per_page: 2 },
      subject,
    });
    return { ahead: commits.length, mergeBase: merge.id };
  }

  async deleteBranch(repository: RepositoryRef, branch: string): Promise<void> {
    await this.#api.find(gitlabAnswers.anything, {
      method: 'DELETE',
      repository,
      path: ['repository', 'branches', branch],
      subject: `branch '${branch}' of project ${repository.owner}/${repository.name}`,
    });
  }
}
