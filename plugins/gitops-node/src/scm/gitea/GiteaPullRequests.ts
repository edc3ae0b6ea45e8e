import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { z } from 'zod';
import { BinaryFileChange, FileOperation, planChanges } from '../planChanges';
import {
  OpenPullRequestOptions,
  RepositoryFile,
  RepositoryRef,
} from '../ScmHost';
import { giteaAnswers, GiteaPull } from './giteaAnswers';
import { GiteaHttp } from './GiteaHttp';
import { GiteaRefusal } from './GiteaRefusal';

/** What opening a pull request reads; {@link GiteaScmHost} has it. */
export interface GiteaReader {
  getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined>;
  listFiles(
    repository: RepositoryRef,
    ref: string,
  ): Promise<readonly RepositoryFile[]>;
  readBytes(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<Buffer | undefined>;
  getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<{ readonly conflict?: boolean }>;
}

/** A pull request, and whether this call made it. */
export interface OpenedPull {
  readonly pull: GiteaPull;
  readonly created: boolean;
}

/** Other writers may come between reading and writing; then everything is read again, this often. */
const ATTEMPTS = 3;

/**
 * Opens pull requests so that a repeated call finds what the first one made. The branch is one commit on the base; a
 * second call adds a commit only when the content differs, and never opens a second pull request.
 */
export class GiteaPullRequests {
  readonly #http: GiteaHttp;
  readonly #reader: GiteaReader;

  constructor(http: GiteaHttp, reader: GiteaReader) {
    this.#http = http;
    this.#reader = reader;
  }

  async open(options: OpenPullRequestOptions): Promise<OpenedPull> {
    await this.#checkWritable(options);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(options);
      } catch (error) {
        const lostRace =
          error instanceof GiteaRefusal &&
          (error.status === 422 || error.status >= 500);
        if (!lostRace || attempt === ATTEMPTS) {
          throw this.#http.translate(error, this.#subject(options));
        }
      }
    }
  }

  async #attempt(options: OpenPullRequestOptions): Promise<OpenedPull> {
    const { repository, base, branch } = options;
    const baseCommit = await this.#reader.getBranchCommit(repository, base);
    if (!baseCommit) {
      throw new NotFoundError(
        `${this.#name(repository)} has no branch '${base}'; push a first commit to it, or name another branch in gitops.repository.branch`,
      );
    }
    const [open] = await this.#openPulls(options);
    if (open) {
      await this.#update(options, open);
      return { pull: await this.#retitle(options, open), created: false };
    }
    const branchCommit = await this.#reader.getBranchCommit(repository, branch);
    const made = branchCommit
      ? await this.#takeOver(options, baseCommit, branchCommit)
      : await this.#createBranch(options, baseCommit);
    try {
      return await this.#create(options);
    } catch (error) {
      // Without its pull request the branch would be left behind half done.
      if (made) await this.#abandon(options, made);
      throw error;
    }
  }

  async #checkWritable({ repository }: OpenPullRequestOptions): Promise<void> {
    const found = await this.#http.json(giteaAnswers.repository, {
      path: this.#path(repository),
      subject: `repository ${repository.owner}/${repository.name}`,
    });
    if (found.archived) {
      throw new NotAllowedError(
        `${this.#name(repository)} is archived; unarchive it and try again`,
      );
    }
    if (found.permissions && !found.permissions.push) {
      throw new NotAllowedError(
        `Slipway's account on ${this.#http.host} may not write to ${repository.owner}/${repository.name}; give it write access there`,
      );
    }
  }

  /** Makes the branch with one commit. Returns the commit. */
  async #createBranch(
    options: OpenPullRequestOptions,
    baseCommit: string,
  ): Promise<string> {
    const tree = await this.#reader.listFiles(options.repository, baseCommit);
    const operations = planChanges(tree, options.changes);
    if (operations.length === 0) throw this.#nothingToChange(options);
    return this.#commit(options, operations, {
      branch: options.base,
      new_branch: options.branch,
    });
  }

  /**
   * A branch without a pull request: what an earlier call left is used; what is merged already is replaced; anything
   * else is somebody's work. Returns the commit when this call made the branch.
   */
  async #takeOver(
    options: OpenPullRequestOptions,
    baseCommit: string,
    branchCommit: string,
  ): Promise<string | undefined> {
    const { repository, branch } = options;
    const compared = await this.#http.json(giteaAnswers.compare, {
      path: this.#path(
        repository,
        'compare',
        `${baseCommit}...${branchCommit}`,
      ),
      subject: `comparison of '${options.base}' and '${branch}' in ${repository.owner}/${repository.name}`,
    });
    if (
      compared.total_commits === 0 ||
      (await this.#isMerged(options, branchCommit))
    ) {
      await this.#deleteBranch(repository, branch, branchCommit);
      return this.#createBranch(options, baseCommit);
    }
    const wanted = new Set(options.changes.map(change => change.path));
    const touched = (compared.commits ?? []).flatMap(
      commit => commit.files?.map(file => file.filename) ?? [],
    );
    const tree = await this.#reader.listFiles(repository, branchCommit);
    const isSame =
      compared.total_commits === 1 &&
      touched.every(path => wanted.has(path)) &&
      planChanges(tree, options.changes).length === 0;
    if (!isSame) {
      throw new ConflictError(
        `Branch '${branch}' of ${this.#name(repository)} holds other commits and has no open pull request; delete it or choose another name, then try again`,
      );
    }
    return undefined;
  }

  async #isMerged(
    { repository, branch }: OpenPullRequestOptions,
    branchCommit: string,
  ): Promise<boolean> {
    const closed = await this.#pulls(repository, 'closed');
    return closed.some(
      pull =>
        pull.merged &&
        pull.head.ref === branch &&
        pull.head.sha === branchCommit,
    );
  }

  /** Brings an open pull request's branch to the changes, and takes back what it changed besides. */
  async #update(
    options: OpenPullRequestOptions,
    pull: GiteaPull,
  ): Promise<void> {
    const { repository, branch } = options;
    const head = await this.#reader.getBranchCommit(repository, branch);
    if (!head) {
      throw new ConflictError(
        `Pull request #${pull.number} of ${this.#name(repository)} is open but its branch '${branch}' is gone; close it and try again`,
      );
    }
    const tree = await this.#reader.listFiles(repository, head);
    const changes = [
      ...options.changes,
      ...(await this.#reverts(options, pull)),
    ];
    const operations = planChanges(tree, changes);
    if (operations.length === 0) return;
    const { conflict } = await this.#reader.getPullRequest(
      repository,
      pull.number,
    );
    if (conflict) {
      throw new ConflictError(
        `Pull request #${pull.number} of ${this.#name(repository)} conflicts with '${options.base}'; close it and delete its branch '${branch}', or solve the conflict there, then try again`,
      );
    }
    await this.#commit(options, operations, { branch });
  }

  async #reverts(
    { repository, changes }: OpenPullRequestOptions,
    pull: GiteaPull,
  ): Promise<BinaryFileChange[]> {
    const wanted = new Set(changes.map(change => change.path));
    const files = await this.#http.list(giteaAnswers.pullFile, {
      path: this.#path(repository, 'pulls', String(pull.number), 'files'),
      subject: `files of pull request ${pull.number}`,
    });
    const extra = files
      .flatMap(file => [file.filename, file.previous_filename ?? ''])
      .filter(path => path !== '' && !wanted.has(path));
    const from = pull.merge_base;
    if (!from) return [];
    return Promise.all(
      [...new Set(extra)].map(async path => ({
        path,
        content: await this.#reader.readBytes(repository, from, path),
      })),
    );
  }

  /** Opens the pull request; when others opened one for the same branch meanwhile, the oldest one stays. */
  async #create(options: OpenPullRequestOptions): Promise<OpenedPull> {
    const { repository, base, branch, title, body } = options;
    let made: GiteaPull | undefined;
    try {
      made = await this.#http.tryJson(giteaAnswers.pull, {
        method: 'POST',
        path: this.#path(repository, 'pulls'),
        body: { head: branch, base, title, body },
        subject: this.#subject(options),
      });
    } catch (error) {
      const isThere = error instanceof GiteaRefusal && error.status === 409;
      if (!isThere) throw this.#http.translate(error, this.#subject(options));
    }
    const [first] = await this.#openPulls(options);
    if (!first) {
      if (made) return { pull: made, created: true };
      throw new ConflictError(
        `${this.#http.host} says that branch '${branch}' has a pull request, and lists none; look at ${this.#name(repository)} and try again`,
      );
    }
    if (made && made.number !== first.number) {
      await this.#edit(repository, made.number, { state: 'closed' });
    }
    return { pull: first, created: made?.number === first.number };
  }

  async #retitle(
    { repository, title, body }: OpenPullRequestOptions,
    pull: GiteaPull,
  ): Promise<GiteaPull> {
    const isSame = pull.title === title && (pull.body ?? '') === body;
    return this.#edit(repository, pull.number, isSame ? {} : { title, body });
  }

  async #edit(
    repository: RepositoryRef,
    number: number,
    fields: object,
  ): Promise<GiteaPull> {
    const isEmpty = Object.keys(fields).length === 0;
    return this.#http.json(giteaAnswers.pull, {
      method: isEmpty ? 'GET' : 'PATCH',
      path: this.#path(repository, 'pulls', String(number)),
      ...(!isEmpty && { body: fields }),
      subject: `pull request ${number} of ${repository.owner}/${repository.name}`,
    });
  }

  /** Open pull requests from the branch to the base, oldest first. The host's own filters are not to be relied on. */
  async #openPulls({
    repository,
    base,
    branch,
  }: OpenPullRequestOptions): Promise<GiteaPull[]> {
    const pulls = await this.#pulls(repository, 'open');
    return pulls
      .filter(pull => pull.head.ref === branch && pull.base.ref === base)
      .sort((a, b) => a.number - b.number);
  }

  async #pulls(
    repository: RepositoryRef,
    state: 'open' | 'closed',
  ): Promise<GiteaPull[]> {
    const subject = `pull requests of ${repository.owner}/${repository.name}`;
    try {
      return await this.#http.list(giteaAnswers.pull, {
        path: this.#path(repository, 'pulls'),
        query: { state, sort: 'recentupdate' },
        subject,
      });
    } catch (error) {
      throw this.#http.translate(error, subject);
    }
  }

  async #commit(
    options: OpenPullRequestOptions,
    operations: readonly FileOperation[],
    target: { readonly branch: string; readonly new_branch?: string },
  ): Promise<string> {
    const { repository, author } = options;
    const done = await this.#http.tryJson(
      z.object({ commit: z.object({ sha: z.string() }) }),
      {
        method: 'POST',
        path: this.#path(repository, 'contents'),
        body: {
          ...target,
          message: options.commitMessage,
          ...(author && { author }),
          files: operations.map(operation => ({
            ...operation,
            ...('content' in operation && {
              content: operation.content.toString('base64'),
            }),
          })),
        },
        subject: this.#subject(options),
      },
    );
    return done.commit.sha;
  }

  /** Deletes a branch, only while it still is at that commit. */
  async #deleteBranch(
    repository: RepositoryRef,
    branch: string,
    commit: string,
  ): Promise<void> {
    const now = await this.#reader.getBranchCommit(repository, branch);
    if (now !== commit) return;
    await this.#http.json(z.unknown(), {
      method: 'DELETE',
      path: this.#path(repository, 'branches', branch),
      subject: `branch '${branch}' of ${repository.owner}/${repository.name}`,
    });
  }

  /** Takes back a branch of this call, unless its pull request is there all the same: an answer may have been lost. */
  async #abandon(
    options: OpenPullRequestOptions,
    commit: string,
  ): Promise<void> {
    try {
      const [open] = await this.#openPulls(options);
      if (!open) {
        await this.#deleteBranch(options.repository, options.branch, commit);
      }
    } catch {
      // The host is gone. The next call finds the branch and goes on with it; the first error is the one to tell.
    }
  }

  #nothingToChange({ repository, base }: OpenPullRequestOptions): Error {
    return new ConflictError(
      `Nothing to change: '${base}' of ${this.#name(repository)} already holds exactly this`,
    );
  }

  #subject({ repository, branch }: OpenPullRequestOptions): string {
    return `a pull request from '${branch}' in ${repository.owner}/${repository.name}`;
  }

  #name(repository: RepositoryRef): string {
    return `${repository.owner}/${repository.name} on ${this.#http.host}`;
  }

  #path(repository: RepositoryRef, ...parts: readonly string[]): string[] {
    return ['repos', repository.owner, repository.name, ...parts];
  }
}
