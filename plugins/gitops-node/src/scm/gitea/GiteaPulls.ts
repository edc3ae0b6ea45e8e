import { ConflictError } from '@backstage/errors';
import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import { giteaAnswers, GiteaPull } from './giteaAnswers';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaRefusal } from './GiteaRefusal';

/** A pull request, and whether this call made it. */
export interface OpenedPull {
  readonly pull: GiteaPull;
  readonly created: boolean;
}

/** Pull requests by Gitea's API: listed, opened, edited. */
export class GiteaPulls {
  readonly #http: GiteaHttp;

  constructor(http: GiteaHttp) {
    this.#http = http;
  }

  /**
   * Open pull requests from the branch to the base, oldest first, without those of forks, which may have a branch of the
   * same name. The host's own filters are not to be relied on.
   */
  async open({
    repository,
    base,
    branch,
  }: OpenPullRequestOptions): Promise<GiteaPull[]> {
    const pulls = await this.list(repository, 'open');
    return pulls
      .filter(
        ({ base: to, head }) =>
          head.ref === branch && to.ref === base && head.repo_id === to.repo_id,
      )
      .sort((a, b) => a.number - b.number);
  }

  /** Opens the pull request; when others opened one for the same branch meanwhile, the oldest one stays. */
  async create(options: OpenPullRequestOptions): Promise<OpenedPull> {
    const { repository, base, branch, title, body } = options;
    let made: GiteaPull | undefined;
    try {
      made = await this.#http.tryJson(giteaAnswers.pull, {
        method: 'POST',
        path: giteaNames.path(repository, 'pulls'),
        body: { head: branch, base, title, body },
        subject: giteaNames.subject(options),
      });
    } catch (error) {
      const isThere = error instanceof GiteaRefusal && error.status === 409;
      if (!isThere)
        throw this.#http.translate(error, giteaNames.subject(options));
    }
    const [first] = await this.open(options);
    if (!first) {
      if (made) return { pull: made, created: true };
      throw new ConflictError(
        `${this.#http.host} says that branch '${branch}' has a pull request, and lists none; look at ${giteaNames.full(this.#http, repository)} and try again`,
      );
    }
    if (made && made.number !== first.number) {
      await this.edit(repository, made.number, { state: 'closed' });
    }
    return { pull: first, created: made?.number === first.number };
  }

  async retitle(
    { repository, title, body }: OpenPullRequestOptions,
    pull: GiteaPull,
  ): Promise<GiteaPull> {
    const isSame = pull.title === title && (pull.body ?? '') === body;
    return this.edit(repository, pull.number, isSame ? {} : { title, body });
  }

  async list(
    repository: RepositoryRef,
    state: 'open' | 'closed',
  ): Promise<GiteaPull[]> {
    const subject = `pull requests of ${repository.owner}/${repository.name}`;
    try {
      return await this.#http.list(giteaAnswers.pull, {
        path: giteaNames.path(repository, 'pulls'),
        query: { state, sort: 'recentupdate' },
        subject,
      });
    } catch (error) {
      throw this.#http.translate(error, subject);
    }
  }

  async edit(
    repository: RepositoryRef,
    number: number,
    fields: object,
  ): Promise<GiteaPull> {
    const isEmpty = Object.keys(fields).length === 0;
    return this.#http.json(giteaAnswers.pull, {
      method: isEmpty ? 'GET' : 'PATCH',
      path: giteaNames.path(repository, 'pulls', String(number)),
      ...(!isEmpty && { body: fields }),
      subject: `pull request ${number} of ${repository.owner}/${repository.name}`,
    });
  }

  /** Files that a pull request changes. */
  files(repository: RepositoryRef, number: number) {
    return this.#http.list(giteaAnswers.pullFile, {
      path: giteaNames.path(repository, 'pulls', String(number), 'files'),
      subject: `files of pull request ${number}`,
    });
  }
}
