import { NotAllowedError } from '@backstage/errors';
import { z } from 'zod';
import { FileOperation } from '../planChanges';
import { CommitChangesOptions, RepositoryRef } from '../ScmHost';
import { BranchRuleError } from '../writing/BranchRuleError';
import { LostRaceError } from '../writing/LostRaceError';
import { BranchCommit } from '../writing/WritableHost';
import { giteaAnswers } from './giteaAnswers';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaRefusal } from './GiteaRefusal';

/** What a commit is made of. */
export interface GiteaCommit extends Pick<
  CommitChangesOptions,
  'repository' | 'branch' | 'message' | 'author'
> {
  readonly operations: readonly FileOperation[];
  /** The branch that is made for it, from `branch`. */
  readonly newBranch?: string;
  /** What the call is about, for messages. */
  readonly subject: string;
}

/** Commits by Gitea's API, and the checks before one is made. */
export class GiteaCommits {
  readonly #http: GiteaHttp;

  constructor(http: GiteaHttp) {
    this.#http = http;
  }

  /** Rejects with the reason when the account may not write to the repository at all. */
  async checkWritable(repository: RepositoryRef): Promise<void> {
    const found = await this.#http.json(giteaAnswers.repository, {
      path: giteaNames.path(repository),
      subject: `repository ${repository.owner}/${repository.name}`,
    });
    if (found.archived) {
      throw new NotAllowedError(
        `${giteaNames.full(this.#http, repository)} is archived; unarchive it and try again`,
      );
    }
    if (found.permissions && !found.permissions.push) {
      throw new NotAllowedError(
        `Slipway's account on ${this.#http.host} may not write to ${repository.owner}/${repository.name}; give it write access there`,
      );
    }
  }

  /**
   * Makes a commit on a branch that is there.
   *
   * @throws LostRaceError when the branch has moved meanwhile, BranchRuleError when it is protected.
   */
  async commit(commit: BranchCommit): Promise<string> {
    const { repository, branch, parent } = commit;
    const subject = `a commit on '${branch}' in ${repository.owner}/${repository.name}`;
    try {
      return await this.write({ ...commit, subject });
    } catch (error) {
      const found = await this.#http.find(giteaAnswers.branch, {
        path: giteaNames.path(repository, 'branches', branch),
        subject,
      });
      // By somebody else, or by this very request, whose answer was lost.
      if (found && found.commit.id !== parent) throw new LostRaceError();
      // The account may write to the repository: what it may not is about the branch.
      const isForbidden = error instanceof GiteaRefusal && error.status === 403;
      if (isForbidden && found?.protected) {
        throw new BranchRuleError(error.message);
      }
      throw this.#http.translate(error, subject);
    }
  }

  /** Makes the commit. Returns its sha; a refusal is thrown as it is, for callers who know better what it means. */
  async write(commit: GiteaCommit): Promise<string> {
    const { repository, branch, newBranch, message, author } = commit;
    const done = await this.#http.tryJson(
      z.object({ commit: z.object({ sha: z.string() }) }),
      {
        method: 'POST',
        path: giteaNames.path(repository, 'contents'),
        body: {
          branch,
          ...(newBranch !== undefined && { new_branch: newBranch }),
          message,
          ...(author && { author }),
          files: commit.operations.map(operation => ({
            ...operation,
            ...('content' in operation && {
              content: operation.content.toString('base64'),
            }),
          })),
        },
        subject: commit.subject,
      },
    );
    return done.commit.sha;
  }
}
