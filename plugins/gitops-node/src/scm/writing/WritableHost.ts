import { FileOperation } from '../planChanges';
import {
  OpenPullRequestOptions,
  PullRequest,
  RepositoryFile,
  RepositoryRef,
} from '../ScmHost';

/** A pull request with the texts that may have to be brought up to date. */
export interface HostPull {
  readonly pull: PullRequest;
  readonly title: string;
  readonly body: string;
}

/** One commit on top of a branch. */
export interface BranchCommit {
  readonly repository: RepositoryRef;
  readonly branch: string;
  /** The commit that the new one stands on; the branch has to be there still. */
  readonly parent: string;
  /** True when the branch is made for this commit. */
  readonly isNew: boolean;
  readonly message: string;
  readonly author?: { readonly name: string; readonly email: string };
  readonly operations: readonly FileOperation[];
}

/** How two commits stand to each other. */
export interface CommitDistance {
  /** Commits of the second one that the first one has not. */
  readonly ahead: number;
  /** Absent when they have nothing in common. */
  readonly mergeBase?: string;
}

/** The steps of a Git host's API that {@link PullRequestWriter} and {@link BranchWriter} are put together from. */
export interface WritableHost {
  readonly host: string;
  /** Rejects with a sentence when the repository takes no writes of this account at all. */
  checkWritable(repository: RepositoryRef): Promise<void>;
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
  commitUrl(repository: RepositoryRef, sha: string): string;
  compare(
    repository: RepositoryRef,
    from: string,
    to: string,
  ): Promise<CommitDistance>;
  /** @throws LostRaceError when the branch is no longer at `parent`; BranchRuleError when it takes no commit. */
  commit(commit: BranchCommit): Promise<string>;
  deleteBranch(repository: RepositoryRef, branch: string): Promise<void>;
  /** The open pull request from the branch to the base. */
  findOpen(options: OpenPullRequestOptions): Promise<HostPull | undefined>;
  /** Whether a merged pull request of this branch had this commit as its last one. */
  isMerged(
    options: OpenPullRequestOptions,
    branchCommit: string,
  ): Promise<boolean>;
  /** Undefined while the host has not made up its mind. */
  conflicts(
    repository: RepositoryRef,
    number: number,
  ): Promise<boolean | undefined>;
  /** Undefined when somebody else opened one for this branch just now. */
  createPull(options: OpenPullRequestOptions): Promise<HostPull | undefined>;
  retitle(options: OpenPullRequestOptions, number: number): Promise<HostPull>;
}
