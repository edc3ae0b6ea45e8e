import { RepositoryFiles } from './RepositoryFiles';

/** A repository, which part of it is meant, and what holds where it says nothing itself. */
export interface RepositoryOptions {
  readonly repository: RepositoryFiles;
  /** All when empty. */
  readonly names: readonly string[];
  /** All when undefined. */
  readonly environments?: readonly string[];
  /** For environments that have no record yet. */
  readonly mode: 'cnoe' | 'git';
  /** For mode `git`. */
  readonly repositoryUrl: string;
  readonly branch: string;
}
