import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { RepositoryRef } from '../ScmHost';
import { fullName } from '../writing/fullName';
import { GitlabApi } from './GitlabApi';
import { gitlabAnswers } from './gitlabAnswers';

/** The role that may push. */
const DEVELOPER = 30;

/** Reads projects, and what the account may do with them. */
export class GitlabProjects {
  readonly #api: GitlabApi;

  constructor(api: GitlabApi) {
    this.#api = api;
  }

  async find(repository: RepositoryRef) {
    const asked = `${repository.owner}/${repository.name}`;
    const found = await this.#api.json(gitlabAnswers.project, {
      repository,
      path: [],
      subject: `project ${asked}`,
    });
    // A moved project answers under its old name, but takes no writes there.
    if (found.path_with_namespace.toLowerCase() !== asked.toLowerCase()) {
      throw new NotFoundError(
        `Project ${asked} on ${this.#api.host} is now called ${found.path_with_namespace}; change its address in the configuration`,
      );
    }
    return found;
  }

  /** Rejects with a sentence when the project takes no writes of this account at all. */
  async checkWritable(repository: RepositoryRef): Promise<void> {
    const { host } = this.#api;
    if (!(await this.#api.hasAccount(repository))) {
      throw new InputError(
        `No account for ${fullName(repository)} is configured; set the token of '${host}' in integrations.gitlab`,
      );
    }
    const { archived, permissions } = await this.find(repository);
    if (archived) {
      throw new NotAllowedError(
        `${fullName(repository)} is archived; unarchive it and try again`,
      );
    }
    const levels = [permissions?.project_access, permissions?.group_access]
      .map(access => access?.access_level)
      .filter(level => level !== undefined);
    // An administrator who is no member has none, and may.
    if (levels.length > 0 && Math.max(...levels) < DEVELOPER) {
      throw new NotAllowedError(
        `Slipway's account on ${host} may not write to ${repository.owner}/${repository.name}; give it the role Developer or higher there`,
      );
    }
  }
}
