import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/** Opens a repository by its address, with the credentials of Backstage's `integrations`. */
export interface GitAccess {
  /** @throws InputError when no integration fits the address. */
  open(url: string): GitRepository;
}

/** A repository on its host. */
export interface GitRepository {
  readonly host: ScmHost;
  readonly ref: RepositoryRef;
}
