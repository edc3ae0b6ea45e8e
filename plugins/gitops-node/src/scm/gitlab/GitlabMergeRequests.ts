import { HostRefusal } from '../http/HostRefusal';
import { OpenPullRequestOptions, PullRequest, RepositoryRef } from '../ScmHost';
import { HostPull } from '../writing/WritableHost';
import { GitlabApi } from './GitlabApi';
import { gitlabAnswers, GitlabMergeRequest } from './gitlabAnswers';
import { withoutQuickActions } from './withoutQuickActions';

/** What `merge_status` says while nobody knows. */
const UNSURE = new Set([
  'unchecked',
  'checking',
  'cannot_be_merged_recheck',
  'cannot_be_merged_rechecking',
]);

/** Merge requests by GitLab's API: found, opened, edited, closed. */
export class GitlabMergeRequests {
  readonly #api: GitlabApi;

  constructor(api: GitlabApi) {
    this.#api = api;
  }

  async get(repository: RepositoryRef, number: number): Promise<PullRequest> {
    return toPullRequest(
      await this.#api.json(gitlabAnswers.mergeRequest, {
        repository,
        path: ['merge_requests', String(number)],
        subject: subjectOf(repository, number),
      }),
    );
  }

  /** GitLab allows one open merge request from a branch to another. */
  async findOpen(
    options: OpenPullRequestOptions,
  ): Promise<HostPull | undefined> {
    const [open] = await this.#list(options, 'opened');
    if (!open) return undefined;
    const found = toHostPull(open);
    const isSame = found.body === withoutQuickActions(options.body);
    return isSame ? { ...found, body: options.body } : found;
  }

  async isMerged(
    options: OpenPullRequestOptions,
    branchCommit: string,
  ): Promise<boolean> {
    const merged = await this.#list(options, 'merged');
    return merged.some(({ sha }) => sha === branchCommit);
  }

  /** Opens one; undefined when there is one already. */
  async create(options: OpenPullRequestOptions): Promise<HostPull | undefined> {
    const { repository, base, branch, title, body } = options;
    const subject = `a merge request from '${branch}' in project ${repository.owner}/${repository.name}`;
    try {
      return toHostPull(
        await this.#api.attempt(gitlabAnswers.mergeRequest, {
          method: 'POST',
          repository,
          path: ['merge_requests'],
          body: {
            source_branch: branch,
            target_branch: base,
            title,
            description: withoutQuickActions(body),
          },
          subject,
        }),
      );
    } catch (error) {
      const isThere = error instanceof HostRefusal && error.status === 409;
      if (isThere && (await this.findOpen(options))) return undefined;
      throw this.#api.translate(error, subject);
    }
  }

  async retitle(
    { repository, title, body }: OpenPullRequestOptions,
    number: number,
  ): Promise<HostPull> {
    return toHostPull(
      await this.#api.json(gitlabAnswers.mergeRequest, {
        method: 'PUT',
        repository,
        path: ['merge_requests', String(number)],
        body: { title, description: withoutQuickActions(body) },
        subject: subjectOf(repository, number),
      }),
    );
  }

  async close(
    repository: RepositoryRef,
    number: number,
    comment: string | undefined,
  ): Promise<void> {
    const path = ['merge_requests', String(number)];
    const subject = subjectOf(repository, number);
    if (comment) {
      // A locked discussion: closing it has to do.
      await this.#api.find(
        gitlabAnswers.anything,
        {
          method: 'POST',
          repository,
          path: [...path, 'notes'],
          body: { body: withoutQuickActions(comment) },
          subject,
        },
        [403, 404],
      );
    }
    await this.#api.json(gitlabAnswers.mergeRequest, {
      method: 'PUT',
      repository,
      path,
      body: { state_event: 'close' },
      subject,
    });
  }

  async #list(
    { repository, branch, base }: OpenPullRequestOptions,
    state: 'opened' | 'merged',
  ): Promise<readonly GitlabMergeRequest[]> {
    const subject = `merge requests of project ${repository.owner}/${repository.name}`;
    try {
      const requests = await this.#api.list(gitlabAnswers.mergeRequest, {
        repository,
        path: ['merge_requests'],
        query: { state, source_branch: branch, target_branch: base },
        subject,
      });
      // A fork may have a branch of the same name, and what is in it is somebody else's.
      return requests.filter(
        ({ source_project_id: source, target_project_id: target }) =>
          source === target,
      );
    } catch (error) {
      throw this.#api.translate(error, subject);
    }
  }
}

function subjectOf({ owner, name }: RepositoryRef, number: number): string {
  return `merge request ${number} in project ${owner}/${name}`;
}

function toHostPull(request: GitlabMergeRequest): HostPull {
  return {
    pull: toPullRequest(request),
    title: request.title,
    body: request.description ?? '',
  };
}

function toPullRequest(request: GitlabMergeRequest): PullRequest {
  const { state } = request;
  const isOpen = state === 'opened' || state === 'locked';
  const isMerged = state === 'merged';
  // A merge commit, else the squashed one, else what was fast-forwarded to.
  const merged =
    request.merge_commit_sha ?? request.squash_commit_sha ?? request.sha;
  return {
    number: request.iid,
    url: request.web_url,
    branch: request.source_branch,
    state: stateOf(isMerged, isOpen),
    created: false,
    ...(request.sha && { headSha: request.sha }),
    ...(isMerged && merged && { mergeCommitSha: merged }),
    ...(isOpen &&
      !UNSURE.has(request.merge_status ?? 'unchecked') && {
        conflict: request.has_conflicts,
      }),
  };
}

function stateOf(isMerged: boolean, isOpen: boolean): PullRequest['state'] {
  if (isMerged) return 'merged';
  return isOpen ? 'open' : 'closed';
}
