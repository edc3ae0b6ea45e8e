import { RepositoryRef, ScmHost } from './ScmHost';

/**
 * A repository as one commit has it: a merge that happens meanwhile mixes nothing.
 *
 * @public
 */
export interface RepositoryAtCommit {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
  readonly commit: string;
}
