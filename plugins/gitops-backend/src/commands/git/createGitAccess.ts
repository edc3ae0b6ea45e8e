import { ScmIntegrationRegistry } from '@backstage/integration';
import { openRepository } from '@slipway/plugin-gitops-node';
import { GitAccess } from './GitAccess';

/** Opens repositories with the accounts of Backstage's `integrations`. */
export function createGitAccess(
  integrations: ScmIntegrationRegistry,
): GitAccess {
  return {
    open: url => {
      const { host, repository } = openRepository(integrations, url);
      return { host, ref: repository };
    },
  };
}
