import { RepositoryRef, ScmHost } from '../../ScmHost';

/** The ways to merge a pull request that all hosts know. */
export type MergeStyle = 'merge' | 'squash' | 'rebase';

/** A Git host for the contract suite, with a way to do what the adapter itself does not, all by the host's own API. */
export interface ContractHost {
  /** `github.com`. */
  readonly host: string;
  readonly scm: ScmHost;
  /** The adapter with a token that the host does not know. */
  readonly stranger: ScmHost;
  /** Makes a repository with a README on `main`. */
  createRepository(name: string): Promise<RepositoryRef>;
  /** Address with credentials, for plain git. */
  cloneUrl(repository: RepositoryRef): string;
  /** The page of the repository. */
  webUrl(repository: RepositoryRef): string;
  /** The page of a pull request. */
  pullUrl(repository: RepositoryRef, number: number): string;
  openPulls(repository: RepositoryRef): Promise<number[]>;
  readPull(
    repository: RepositoryRef,
    number: number,
  ): Promise<{ readonly title: string; readonly changedFiles: number }>;
  /** Merges as soon as the host lets it. */
  merge(
    repository: RepositoryRef,
    number: number,
    style: MergeStyle,
  ): Promise<void>;
  archive(repository: RepositoryRef): Promise<void>;
  /** Deletes what was made, and stops a simulator. */
  stop(): Promise<void>;
}
