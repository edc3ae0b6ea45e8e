import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/**
 * Finds the adapter of the Git host that an address is on. Throws an `InputError` with one sentence when the address
 * names no repository, or a host that `integrations` does not know.
 */
export type OpenRepository = (url: string) => {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
};
