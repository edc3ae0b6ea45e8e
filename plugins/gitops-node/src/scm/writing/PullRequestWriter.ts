import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { BinaryFileChange, FileOperation, planChanges } from '../planChanges';
import { OpenPullRequestOptions, PullRequest } from '../ScmHost';
import { BranchRuleError } from './BranchRuleError';
import { changedPaths } from './changedPaths';
import { fullName } from './fullName';
import { LostRaceError } from './LostRaceError';
import { refuseBase } from './refuseBase';
import { refuseMerged } from './refuseMerged';
import { refuseOutdated } from './refuseOutdated';
import { HostPull, WritableHost } from './WritableHost';

/** Other writers may come between reading and writing; then everything is read again, this often. */
const ATTEMPTS = 5;

/**
 * Opens pull requests so that a repeated call finds what the first one made. The branch is one commit on the base; a
 * second call adds a commit only when the content differs, and never opens a second pull request.
 */
export class PullRequestWriter {
  readonly #host: WritableHost;

  constructor(host: WritableHost) {
    this.#host = host;
  }

  async open(options: OpenPullRequestOptions): Promise<PullRequest> {
    const { repository, branch } = options;
    refuseBase(options);
    await this.#host.checkWritable(repository);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return await this.#attempt(options);
      } catch (error) {
        if (error instanceof BranchRuleError) {
          throw new NotAllowedError(
            `The rules of ${fullName(repository)} keep Slipway's account from writing branch '${branch}' (${error.message}); let it past them (branch protection, rulesets, required signatures), or choose a branch name that they leave alone`,
          );
        }
        if (!(error instanceof LostRaceError)) throw error;
      }
    }
    throw new ConflictError(
      `Branch '${branch}' of ${fullName(repository)} was changed each of the ${ATTEMPTS} times that it was to be written; try again`,
    );
  }

  async #attempt(options: OpenPullRequestOptions): Promise<PullRequest> {
    const { repository, base, branch } = options;
    const baseCommit = await this.#host.getBranchCommit(repository, base);
    if (!baseCommit) {
      throw new NotFoundError(
        `${fullName(repository)} has no branch '${base}'; push a first commit to it, or name another branch in gitops.repository.branch`,
      );
    }
    await refuseOutdated(this.#host, { ...options, branch: base }, baseCommit);
    const open = await this.#host.findOpen(options);
    if (open) return this.#update(options, baseCommit, open);

    const branchCommit = await this.#host.getBranchCommit(repository, branch);
    const made = branchCommit
      ? await this.#takeOver(options, baseCommit, branchCommit)
      : await this.#createBranch(options, baseCommit);
    try {
      const created = await this.#host.createPull(options);
      if (!created) throw new LostRaceError();
      // Some hosts need a moment until they know it themselves.
      const headSha = created.pull.headSha ?? made ?? branchCommit;
      return { ...created.pull, headSha, created: true };
    } catch (error) {
      // Without its pull request the branch would be left behind half done.
      if (made && !(error instanceof LostRaceError)) {
        await this.#abandon(options, made);
      }
      throw error;
    }
  }

  /** Makes the branch with one commit. Returns the commit. */
  async #createBranch(
    options: OpenPullRequestOptions,
    baseCommit: string,
  ): Promise<string> {
    const { repository, base } = options;
    const tree = await this.#host.listFiles(repository, baseCommit);
    const operations = planChanges(tree, options.changes);
    if (operations.length === 0) {
      throw new ConflictError(
        `Nothing to change: '${base}' of ${fullName(repository)} already holds exactly this`,
      );
    }
    return this.#commit(options, operations, baseCommit, true);
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
    const { repository, branch, changes } = options;
    const distance = await this.#host.compare(
      repository,
      baseCommit,
      branchCommit,
    );
    if (await this.#host.isMerged(options, branchCommit)) {
      refuseMerged(branch, fullName(repository));
      await this.#deleteBranch(options, branchCommit);
      return this.#createBranch(options, baseCommit);
    }
    const { mergeBase } = distance;
    const tree = await this.#host.listFiles(repository, branchCommit);
    const wanted = new Set(changes.map(({ path }) => path));
    const isOurs =
      distance.ahead === 1 &&
      mergeBase !== undefined &&
      planChanges(tree, changes).length === 0 &&
      changedPaths(
        await this.#host.listFiles(repository, mergeBase),
        tree,
      ).every(path => wanted.has(path));
    if (!isOurs) {
      throw new ConflictError(
        `Branch '${branch}' of ${fullName(repository)} ${distance.ahead === 0 ? 'is there already' : 'holds other commits'} and has no open pull request; delete it or choose another name, then try again`,
      );
    }
    return undefined;
  }

  /** Brings an open pull request's branch to the changes, and takes back what it changed besides. */
  async #update(
    options: OpenPullRequestOptions,
    baseCommit: string,
    { pull, title, body }: HostPull,
  ): Promise<PullRequest> {
    const { repository, branch } = options;
    const head = await this.#host.getBranchCommit(repository, branch);
    if (!head) {
      throw new ConflictError(
        `Pull request #${pull.number} of ${fullName(repository)} is open but its branch '${branch}' is gone; close it and try again`,
      );
    }
    const tree = await this.#host.listFiles(repository, head);
    const operations = planChanges(tree, [
      ...options.changes,
      ...(await this.#reverts(options, baseCommit, head)),
    ]);
    let headSha = head;
    if (operations.length > 0) {
      if (await this.#host.conflicts(repository, pull.number)) {
        throw new ConflictError(
          `Pull request #${pull.number} of ${fullName(repository)} conflicts with '${options.base}'; close it and delete its branch '${branch}', or solve the conflict there, then try again`,
        );
      }
      headSha = await this.#commit(options, operations, head, false);
    }
    const isSame = title === options.title && body === options.body;
    const shown = isSame
      ? pull
      : (await this.#host.retitle(options, pull.number)).pull;
    return { ...shown, headSha, created: false };
  }

  async #reverts(
    { repository, changes }: OpenPullRequestOptions,
    baseCommit: string,
    head: string,
  ): Promise<BinaryFileChange[]> {
    const { mergeBase } = await this.#host.compare(
      repository,
      baseCommit,
      head,
    );
    if (mergeBase === undefined) return [];
    const [before, now] = await Promise.all(
      [mergeBase, head].map(commit => this.#host.listFiles(repository, commit)),
    );
    const wanted = new Set(changes.map(({ path }) => path));
    return Promise.all(
      changedPaths(before, now)
        .filter(path => !wanted.has(path))
        .map(async path => ({
          path,
          content: await this.#host.readBytes(repository, mergeBase, path),
        })),
    );
  }

  #commit(
    { repository, branch, author, commitMessage }: OpenPullRequestOptions,
    operations: readonly FileOperation[],
    parent: string,
    isNew: boolean,
  ): Promise<string> {
    return this.#host.commit({
      repository,
      branch,
      parent,
      isNew,
      author,
      message: commitMessage,
      operations,
    });
  }

  /** Deletes a branch, only while it still is at that commit. */
  async #deleteBranch(
    { repository, branch }: OpenPullRequestOptions,
    commit: string,
  ): Promise<void> {
    const now = await this.#host.getBranchCommit(repository, branch);
    if (now === commit) await this.#host.deleteBranch(repository, branch);
  }

  /** Takes back a branch of this call, unless its pull request is there all the same: an answer may have been lost. */
  async #abandon(
    options: OpenPullRequestOptions,
    commit: string,
  ): Promise<void> {
    try {
      if (!(await this.#host.findOpen(options))) {
        await this.#deleteBranch(options, commit);
      }
    } catch {
      // The host is gone. The next call finds the branch and goes on with it; the first error is the one to tell.
    }
  }
}
