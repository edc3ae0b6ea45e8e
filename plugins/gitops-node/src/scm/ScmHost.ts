/**
 * A Git host seen as what Slipway needs of it: reading a tree, and one commit, by a pull request or on a branch.
 * Implementations translate errors: what a person can act on is an `InputError`, `ConflictError`, `NotAllowedError`, `NotFoundError`
 * or `ServiceUnavailableError` of `@backstage/errors` with one sentence; our own bad credentials are never a 401, but a
 * `ServiceUnavailableError` whose `kind` is `credentials`, so that nobody waits for them to mend themselves.
 *
 * @public
 */
export interface ScmHost {
  /** The repository's default branch and web page. Rejects with NotFoundError when it is not there. */
  getRepository(repository: RepositoryRef): Promise<RepositoryInfo>;
  /** The newest commit of a branch; undefined when the branch does not exist. */
  getBranchCommit(
    repository: RepositoryRef,
    branch: string,
  ): Promise<string | undefined>;
  /** Every file at a commit or branch below `prefix` (whole repository when empty), with the blob's sha. */
  listFiles(
    repository: RepositoryRef,
    ref: string,
    prefix?: string,
  ): Promise<readonly RepositoryFile[]>;
  /** The git tree's sha of a folder at a ref; undefined when there is no such folder. */
  getTreeSha(
    repository: RepositoryRef,
    ref: string,
    folder: string,
  ): Promise<string | undefined>;
  /** UTF-8 text; undefined when there is no such file at that ref. */
  readFile(
    repository: RepositoryRef,
    ref: string,
    path: string,
  ): Promise<string | undefined>;
  /** Commits that touched a path, newest first. */
  listCommits(
    repository: RepositoryRef,
    ref: string,
    options?: { readonly path?: string; readonly limit?: number },
  ): Promise<readonly RepositoryCommit[]>;
  /**
   * Makes the branch hold exactly `changes` on top of `base` in one commit and has one open pull request for it.
   * Safe to repeat: an open pull request of the same branch is updated (its branch gets another commit when the
   * content differs) and returned with `created: false`. Nothing to change at all: ConflictError that says so.
   */
  openPullRequest(options: OpenPullRequestOptions): Promise<PullRequest>;
  getPullRequest(
    repository: RepositoryRef,
    number: number,
  ): Promise<PullRequest>;
  /**
   * Makes one commit on `branch` that holds exactly `changes` on top of it. Safe to repeat: when the branch holds them
   * already, nothing is committed and its newest commit is returned with `created: false`. Refuses with ConflictError
   * when one of the files was changed since `madeFrom`, or the branch moved while it was written (after a few own tries
   * where the files are untouched); with NotAllowedError when the branch is protected, with the next
   * step; with NotFoundError when there is no such branch.
   */
  commitChanges(options: CommitChangesOptions): Promise<CommittedChanges>;
  /** Closes a pull request without a merge, and says why in a comment. Absent where a host is not asked for that. */
  closePullRequest?(
    repository: RepositoryRef,
    number: number,
    options?: { readonly comment?: string },
  ): Promise<void>;
  /** The page of a commit. */
  commitUrl(repository: RepositoryRef, sha: string): string;
}

/**
 * Names a repository on a host.
 *
 * @public
 */
export interface RepositoryRef {
  /** As in Backstage's `integrations`: `github.com`, `localhost:7710`. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** @public */
export interface RepositoryInfo {
  readonly defaultBranch: string;
  readonly webUrl: string;
  readonly empty: boolean;
}

/** @public */
export interface RepositoryFile {
  readonly path: string;
  readonly sha: string;
  /** Bytes. Absent where the host's listing does not tell it, as GitLab's. */
  readonly size?: number;
}

/** @public */
export interface RepositoryCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** RFC 3339. */
  readonly date: string;
  readonly url: string;
}

/**
 * A file to write (`content`) or to remove (`content` undefined). Creating or updating is found out by the adapter.
 *
 * @public
 */
export interface FileChange {
  readonly path: string;
  readonly content?: string;
}

/** @public */
export interface OpenPullRequestOptions {
  readonly repository: RepositoryRef;
  readonly base: string;
  readonly branch: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly commitMessage: string;
  readonly changes: readonly FileChange[];
  /**
   * The commit that the changes were made from. When `base` has moved on and one of these files is another there, the
   * host refuses with a `ConflictError`, so that nobody's change is undone.
   *
   * @defaultValue the newest commit of `base`
   */
  readonly madeFrom?: string;
  readonly author?: { readonly name: string; readonly email: string };
}

/** @public */
export interface CommitChangesOptions {
  readonly repository: RepositoryRef;
  readonly branch: string;
  /** The commit's message. */
  readonly message: string;
  readonly changes: readonly FileChange[];
  /**
   * The commit that the changes were made from. When the branch has moved on and one of these files is another there,
   * the host refuses with a `ConflictError`, so that nobody's change is undone.
   *
   * @defaultValue the newest commit of the branch when the call begins
   */
  readonly madeFrom?: string;
  readonly author?: { readonly name: string; readonly email: string };
}

/** @public */
export interface CommittedChanges {
  readonly sha: string;
  /** The commit's page. */
  readonly url: string;
  /** True when this call made it. */
  readonly created: boolean;
}

/** @public */
export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
  readonly state: 'open' | 'merged' | 'closed';
  /** True when this call made it. */
  readonly created: boolean;
  readonly headSha?: string;
  readonly mergeCommitSha?: string;
  /** True when it is open and both sides changed the same lines: somebody has to solve that before it can be merged. */
  readonly conflict?: boolean;
}
