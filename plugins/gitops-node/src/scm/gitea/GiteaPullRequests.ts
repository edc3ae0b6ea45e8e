import { ConflictError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { BinaryFileChange, FileOperation, planChanges } from '../planChanges';
import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import { refuseBase } from '../writing/refuseBase';
import { refuseMerged } from '../writing/refuseMerged';
import { refuseOutdated } from '../writing/refuseOutdated';
import { giteaAnswers, GiteaPull } from './giteaAnswers';
import { GiteaCommits } from './GiteaCommits';
import { GiteaHttp } from './GiteaHttp';
import { giteaNames } from './giteaNames';
import { GiteaPulls, OpenedPull } from './GiteaPulls';
import { GiteaReader } from './GiteaReader';
import { GiteaRefusal } from './GiteaRefusal';

/** Other writers may come between reading and writing; then everything is read again, this often. */
const ATTEMPTS = 3;

/**
 * Opens pull requests so that a repeated call finds what the first one made. The branch is one commit on the base; a
 * second call adds a commit only when the content differs, and never opens a second pull request.
 */
export class GiteaPullRequests {
  readonly #http: GiteaHttp;
  readonly #reader: GiteaReader;
  readonly #pulls: GiteaPulls;
  readonly #commits: GiteaCommits;

  constructor(http: GiteaHttp, reader: GiteaReader) {
    this.#http = http;
    this.#reader = reader;
    this.#pulls = new GiteaPulls(http);
    this.#commits = new GiteaCommits(http);
  }

  async open(options: OpenPullRequestOptions): Promise<OpenedPull> {
    refuseBase(options);
    await this.#commits.checkWritable(options.repository);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(options);
      } catch (error) {
        const lostRace =
          error instanceof GiteaRefusal &&
          (error.status === 422 || error.status >= 500);
        if (!lostRace || attempt === ATTEMPTS) {
          throw this.#http.translate(error, giteaNames.subject(options));
        }
      }
    }
  }

  async #attempt(options: OpenPullRequestOptions): Promise<OpenedPull> {
    const { repository, base, branch } = options;
    const baseCommit = await this.#reader.getBranchCommit(repository, base);
    if (!baseCommit) {
      throw new NotFoundError(
        `${giteaNames.full(this.#http, repository)} has no branch '${base}'; push a first commit to it, or name another branch in gitops.repository.branch`,
      );
    }
    await refuseOutdated(
      this.#reader,
      { ...options, branch: base },
      baseCommit,
    );
    const [open] = await this.#pulls.open(options);
    if (open) {
      await this.#update(options, open);
      return { pull: await this.#pulls.retitle(options, open), created: false };
    }
    const branchCommit = await this.#reader.getBranchCommit(repository, branch);
    const made = branchCommit
      ? await this.#takeOver(options, baseCommit, branchCommit)
      : await this.#createBranch(options, baseCommit);
    try {
      return await this.#pulls.create(options);
    } catch (error) {
      // Without its pull request the branch would be left behind half done.
      if (made) await this.#abandon(options, made);
      throw error;
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
      newBranch: options.branch,
    });
  }

  /**
   * A branch without a pull request: what an earlier call left is used; one of ours that is merged already is replaced;
   * anything else is somebody's work. Returns the commit when this call made the branch.
   */
  async #takeOver(
    options: OpenPullRequestOptions,
    baseCommit: string,
    branchCommit: string,
  ): Promise<string | undefined> {
    const { repository, branch } = options;
    const compared = await this.#http.json(giteaAnswers.compare, {
      path: giteaNames.path(
        repository,
        'compare',
        `${baseCommit}...${branchCommit}`,
      ),
      subject: `comparison of '${options.base}' and '${branch}' in ${repository.owner}/${repository.name}`,
    });
    if (await this.#isMerged(options, branchCommit)) {
      refuseMerged(branch, giteaNames.full(this.#http, repository));
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
        `Branch '${branch}' of ${giteaNames.full(this.#http, repository)} ${compared.total_commits === 0 ? 'is there already' : 'holds other commits'} and has no open pull request; delete it or choose another name, then try again`,
      );
    }
    return undefined;
  }

  async #isMerged(
    { repository, branch }: OpenPullRequestOptions,
    branchCommit: string,
  ): Promise<boolean> {
    const closed = await this.#pulls.list(repository, 'closed');
    return closed.some(
      pull =>
        pull.merged &&
        pull.head.repo_id === pull.base.repo_id &&
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
        `Pull request #${pull.number} of ${giteaNames.full(this.#http, repository)} is open but its branch '${branch}' is gone; close it and try again`,
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
        `Pull request #${pull.number} of ${giteaNames.full(this.#http, repository)} conflicts with '${options.base}'; close it and delete its branch '${branch}', or solve the conflict there, then try again`,
      );
    }
    await this.#commit(options, operations, { branch });
  }

  async #reverts(
    { repository, changes }: OpenPullRequestOptions,
    pull: GiteaPull,
  ): Promise<BinaryFileChange[]> {
    const wanted = new Set(changes.map(change => change.path));
    const files = await this.#pulls.files(repository, pull.number);
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

  #commit(
    options: OpenPullRequestOptions,
    operations: readonly FileOperation[],
    target: { readonly branch: string; readonly newBranch?: string },
  ): Promise<string> {
    return this.#commits.write({
      repository: options.repository,
      message: options.commitMessage,
      author: options.author,
      operations,
      subject: giteaNames.subject(options),
      ...target,
    });
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
      path: giteaNames.path(repository, 'branches', branch),
      subject: `branch '${branch}' of ${repository.owner}/${repository.name}`,
    });
  }

  /** Takes back a branch of this call, unless its pull request is there all the same: an answer may have been lost. */
  async #abandon(
    options: OpenPullRequestOptions,
    commit: string,
  ): Promise<void> {
    try {
      const [open] = await this.#pulls.open(options);
      if (!open) {
        await this.#deleteBranch(options.repository, options.branch, commit);
      }
    } catch {
      // The host is gone. The next call finds the branch and goes on with it; the first error is the one to tell.
    }
  }

  #nothingToChange({ repository, base }: OpenPullRequestOptions): Error {
    return new ConflictError(
      `Nothing to change: '${base}' of ${giteaNames.full(this.#http, repository)} already holds exactly this`,
    );
  }
}
