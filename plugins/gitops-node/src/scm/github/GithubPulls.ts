import { ConflictError } from '@backstage/errors';
import { RestEndpointMethodTypes } from '@octokit/rest';
import { HostRefusal } from '../http/HostRefusal';
import { OpenPullRequestOptions, PullRequest, RepositoryRef } from '../ScmHost';
import { fullName } from '../writing/fullName';
import { HostPull } from '../writing/WritableHost';
import { GithubApi } from './GithubApi';

type Methods = RestEndpointMethodTypes['pulls'];
type Listed = Methods['list']['response']['data'][number];
type Shown = Methods['get']['response']['data'];

const PAGE = 100;

/** Pull requests by GitHub's API: found, opened, edited, closed. */
export class GithubPulls {
  readonly #api: GithubApi;

  constructor(api: GithubApi) {
    this.#api = api;
  }

  async get(repository: RepositoryRef, number: number): Promise<PullRequest> {
    const { owner, name: repo } = repository;
    const pull = await this.#api.call(
      `pull request ${number} in repository ${owner}/${repo}`,
      rest => rest.pulls.get({ owner, repo, pull_number: number }),
    );
    return toPullRequest(pull);
  }

  /** GitHub allows one open pull request from a branch to a base. */
  async findOpen(
    options: OpenPullRequestOptions,
  ): Promise<HostPull | undefined> {
    const [open] = await this.#list(options, 'open');
    return open && toHostPull(open);
  }

  async isMerged(
    options: OpenPullRequestOptions,
    branchCommit: string,
  ): Promise<boolean> {
    const closed = await this.#list(options, 'closed');
    return closed.some(
      ({ merged_at: mergedAt, head }) =>
        mergedAt !== null && head.sha === branchCommit,
    );
  }

  /** Opens one; undefined when there is one already. */
  async create(options: OpenPullRequestOptions): Promise<HostPull | undefined> {
    const { repository, base, branch, title, body } = options;
    const { owner, name: repo } = repository;
    try {
      return toHostPull(
        await this.#api.attempt(rest =>
          rest.pulls.create({ owner, repo, head: branch, base, title, body }),
        ),
      );
    } catch (error) {
      const subject = `a pull request from '${branch}' in repository ${owner}/${repo}`;
      const isInvalid = error instanceof HostRefusal && error.status === 422;
      // One status for several reasons: a pull request that is there by now is one, an equal branch another.
      if (isInvalid && (await this.findOpen(options))) return undefined;
      throw this.#api.translate(error, subject);
    }
  }

  async retitle(
    { repository, title, body }: OpenPullRequestOptions,
    number: number,
  ): Promise<HostPull> {
    const { owner, name: repo } = repository;
    return toHostPull(
      await this.#api.call(
        `pull request ${number} of repository ${owner}/${repo}`,
        rest =>
          rest.pulls.update({ owner, repo, pull_number: number, title, body }),
      ),
    );
  }

  async close(
    repository: RepositoryRef,
    number: number,
    comment: string | undefined,
  ): Promise<void> {
    const { owner, name: repo } = repository;
    const subject = `pull request ${number} in repository ${owner}/${repo}`;
    if (comment) {
      // A locked conversation, or a token without 'Issues': closing it has to do.
      await this.#api.find(
        subject,
        rest =>
          rest.issues.createComment({
            owner,
            repo,
            issue_number: number,
            body: comment,
          }),
        [403, 404, 410],
      );
    }
    const closed = await this.#api.call(subject, rest =>
      rest.pulls.update({ owner, repo, pull_number: number, state: 'closed' }),
    );
    if (closed.merged) {
      throw new ConflictError(
        `Pull request #${number} of ${fullName(repository)} was merged meanwhile`,
      );
    }
  }

  async #list(
    { repository, branch, base }: OpenPullRequestOptions,
    state: 'open' | 'closed',
  ): Promise<readonly Listed[]> {
    const { owner, name: repo } = repository;
    const pulls = await this.#api.call(
      `pull requests of repository ${owner}/${repo}`,
      rest =>
        rest.pulls.list({
          owner,
          repo,
          state,
          base,
          head: `${owner}:${branch}`,
          per_page: PAGE,
        }),
    );
    // A filter without its owner would be left out by GitHub, and all pull requests come back. The owner may have a fork
    // with a branch of the same name, too.
    return pulls.filter(
      ({ base: to, head }) =>
        head.ref === branch && to.ref === base && head.repo?.id === to.repo.id,
    );
  }
}

function toHostPull(pull: Listed | Shown): HostPull {
  return {
    pull: toPullRequest(pull),
    title: pull.title,
    body: pull.body ?? '',
  };
}

function toPullRequest(pull: Listed | Shown): PullRequest {
  const isMerged = pull.merged_at !== null;
  const isOpen = pull.state === 'open';
  const merge = 'mergeable_state' in pull ? pull : undefined;
  return {
    number: pull.number,
    url: pull.html_url,
    branch: pull.head.ref,
    state: stateOf(isMerged, isOpen),
    created: false,
    headSha: pull.head.sha,
    // Before the merge it is a commit that GitHub tries the merge with.
    ...(isMerged &&
      pull.merge_commit_sha && { mergeCommitSha: pull.merge_commit_sha }),
    // Null until GitHub has tried the merge; blocked, behind and unstable are no conflicts.
    ...(isOpen &&
      merge &&
      merge.mergeable !== null && {
        conflict: merge.mergeable_state === 'dirty',
      }),
  };
}

function stateOf(isMerged: boolean, isOpen: boolean): PullRequest['state'] {
  if (isMerged) return 'merged';
  return isOpen ? 'open' : 'closed';
}
