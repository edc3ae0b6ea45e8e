import { ScmIntegrationRegistry } from '@backstage/integration';
import { createScmHost, parseRepositoryUrl } from '@slipway/plugin-gitops-node';
import { GitAccess } from './GitAccess';

/** Opens repositories with the accounts of Backstage's `integrations`. */
export function createGitAccess(
  integrations: ScmIntegrationRegistry,
): GitAccess {
  return {
    open: url => ({
      host: createScmHost(integrations, url),
      ref: parseRepositoryUrl(url),
    }),
  };
}
