import { ConflictError, NotAllowedError } from '@backstage/errors';
import { z } from 'zod';
import { changedSince } from '../changedSince';
import { FileOperation } from '../planChanges';
import { CommitChangesOptions, RepositoryRef } from '../ScmHost';
import { giteaAnswers } from './giteaAnswers';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaReader } from './GiteaReader';

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
  readonly #reader: GiteaReader;

  constructor(http: GiteaHttp, reader: GiteaReader) {
    this.#http = http;
    this.#reader = reader;
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

  /** Refuses changes that would undo what came to a branch after they were made. */
  async refuseOutdated(
    {
      branch,
      changes,
      madeFrom,
      repository,
    }: Pick<
      CommitChangesOptions,
      'branch' | 'changes' | 'madeFrom' | 'repository'
    >,
    tip: string,
  ): Promise<void> {
    if (madeFrom === undefined || madeFrom === tip) return;
    const [before, now] = await Promise.all(
      [madeFrom, tip].map(commit => this.#reader.listFiles(repository, commit)),
    );
    const changed = changedSince(before, now, changes);
    if (changed.length > 0) {
      throw new ConflictError(
        `'${branch}' of ${giteaNames.full(this.#http, repository)} has another ${changed[0]} since ${madeFrom.slice(0, 7)}, from which these files were made; run it again, so that they are made anew`,
      );
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
