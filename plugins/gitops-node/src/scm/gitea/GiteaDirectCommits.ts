import { ConflictError, NotFoundError } from '@backstage/errors';
import { planChanges } from '../planChanges';
import { protectedBranchError } from '../protectedBranchError';
import { CommitChangesOptions, CommittedChanges } from '../ScmHost';
import { giteaAnswers } from './giteaAnswers';
import { GiteaCommits } from './GiteaCommits';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaReader } from './GiteaReader';
import { GiteaRefusal } from './GiteaRefusal';

/** Another commit may come between reading and writing; then everything is read again, this often. */
const ATTEMPTS = 5;

/** Commits straight to a branch, so that a repeated call finds what the first one made. */
export class GiteaDirectCommits {
  readonly #http: GiteaHttp;
  readonly #reader: GiteaReader;
  readonly #commits: GiteaCommits;

  constructor(http: GiteaHttp, reader: GiteaReader) {
    this.#http = http;
    this.#reader = reader;
    this.#commits = new GiteaCommits(http, reader);
  }

  async commit(options: CommitChangesOptions): Promise<CommittedChanges> {
    const { repository, branch, message, author, changes } = options;
    await this.#commits.checkWritable(repository);
    let tip = await this.#tip(options);
    // What comes to the branch from here on is not undone either, whether or not the caller names a commit.
    const madeFrom = options.madeFrom ?? tip;
    for (let attempt = 1; ; attempt++) {
      await this.#commits.refuseOutdated({ ...options, madeFrom }, tip);
      const tree = await this.#reader.listFiles(repository, tip);
      const operations = planChanges(tree, changes);
      if (operations.length === 0) return this.#committed(options, tip, false);
      try {
        // Every operation names the blob that it replaces: what was changed since the tree was read is refused.
        const sha = await this.#commits.write({
          repository,
          branch,
          message,
          author,
          operations,
          subject: subjectOf(options),
        });
        return this.#committed(options, sha, true);
      } catch (error) {
        const before = tip;
        tip = await this.#tip(options);
        if (tip === before) throw await this.#refused(options, error);
        if (attempt === ATTEMPTS) throw this.#overtaken(options);
      }
    }
  }

  async #tip({ repository, branch }: CommitChangesOptions): Promise<string> {
    const tip = await this.#reader.getBranchCommit(repository, branch);
    if (tip) return tip;
    throw new NotFoundError(
      `${giteaNames.full(this.#http, repository)} has no branch '${branch}'; push a first commit to it, or name another branch in the configuration`,
    );
  }

  #committed(
    { repository }: CommitChangesOptions,
    sha: string,
    created: boolean,
  ): CommittedChanges {
    return { sha, url: this.#reader.commitUrl(repository, sha), created };
  }

  /** Why nothing was written to a branch that stands still. */
  async #refused(
    options: CommitChangesOptions,
    error: unknown,
  ): Promise<Error> {
    const { repository, branch } = options;
    const subject = subjectOf(options);
    // The account may write to the repository: what it may not is about the branch.
    if (error instanceof GiteaRefusal && error.status === 403) {
      const found = await this.#http.find(giteaAnswers.branch, {
        path: giteaNames.path(repository, 'branches', branch),
        subject,
      });
      if (found?.protected) {
        const account = this.#http.username;
        return protectedBranchError({ repository, branch, account });
      }
    }
    return this.#http.translate(error, subject);
  }

  #overtaken({ repository, branch }: CommitChangesOptions): Error {
    return new ConflictError(
      `'${branch}' of ${giteaNames.full(this.#http, repository)} got other commits each of the ${ATTEMPTS} times that this one was to be written; try again`,
    );
  }
}

function subjectOf({ repository, branch }: CommitChangesOptions): string {
  return `a commit on '${branch}' in ${repository.owner}/${repository.name}`;
}
