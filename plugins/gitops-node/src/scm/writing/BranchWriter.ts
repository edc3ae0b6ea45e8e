import { ConflictError, NotFoundError } from '@backstage/errors';
import { planChanges } from '../planChanges';
import { protectedBranchError } from '../protectedBranchError';
import { CommitChangesOptions, CommittedChanges } from '../ScmHost';
import { BranchRuleError } from './BranchRuleError';
import { fullName } from './fullName';
import { LostRaceError } from './LostRaceError';
import { refuseOutdated } from './refuseOutdated';
import { WritableHost } from './WritableHost';

/** Another commit may come between reading and writing; then everything is read again, this often. */
const ATTEMPTS = 5;

/** What {@link BranchWriter} needs of a host. */
export type CommittingHost = Pick<
  WritableHost,
  'checkWritable' | 'commit' | 'commitUrl' | 'getBranchCommit' | 'listFiles'
> & {
  /** The account's name there, where it is known. */
  readonly account?: string;
};

/** Commits straight to a branch, so that a repeated call finds what the first one made. */
export class BranchWriter {
  readonly #host: CommittingHost;

  constructor(host: CommittingHost) {
    this.#host = host;
  }

  async commit(options: CommitChangesOptions): Promise<CommittedChanges> {
    const { repository, branch, message, author, changes } = options;
    await this.#host.checkWritable(repository);
    let parent = await this.#tip(options);
    // What comes to the branch from here on is not undone either, whether or not the caller names a commit.
    const madeFrom = options.madeFrom ?? parent;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      await refuseOutdated(this.#host, { ...options, madeFrom }, parent);
      const tree = await this.#host.listFiles(repository, parent);
      const operations = planChanges(tree, changes);
      if (operations.length === 0) {
        return this.#committed(options, parent, false);
      }
      try {
        const sha = await this.#host.commit({
          repository,
          branch,
          parent,
          isNew: false,
          message,
          author,
          operations,
        });
        return this.#committed(options, sha, true);
      } catch (error) {
        if (error instanceof BranchRuleError) {
          const { account } = this.#host;
          throw protectedBranchError({ repository, branch, account });
        }
        if (!(error instanceof LostRaceError)) throw error;
        parent = await this.#tip(options);
      }
    }
    throw new ConflictError(
      `'${branch}' of ${fullName(repository)} got other commits each of the ${ATTEMPTS} times that this one was to be written; try again`,
    );
  }

  async #tip({ repository, branch }: CommitChangesOptions): Promise<string> {
    const tip = await this.#host.getBranchCommit(repository, branch);
    if (tip) return tip;
    throw new NotFoundError(
      `${fullName(repository)} has no branch '${branch}'; push a first commit to it, or name another branch in the configuration`,
    );
  }

  #committed(
    { repository }: CommitChangesOptions,
    sha: string,
    created: boolean,
  ): CommittedChanges {
    return { sha, url: this.#host.commitUrl(repository, sha), created };
  }
}
