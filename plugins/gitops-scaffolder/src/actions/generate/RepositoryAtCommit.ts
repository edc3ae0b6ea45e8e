import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/** A repository as one commit has it: a merge that happens meanwhile mixes nothing. */
export interface RepositoryAtCommit {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
  readonly commit: string;
}
