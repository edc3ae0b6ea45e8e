import { ScmIntegrationRegistry } from '@backstage/integration';
import { createRepositoryOpener } from '@slipway/plugin-gitops-node';
import { GitAccess } from './GitAccess';

/** Opens repositories with the accounts of Backstage's `integrations`. */
export function createGitAccess(
  integrations: ScmIntegrationRegistry,
): GitAccess {
  const open = createRepositoryOpener(integrations);
  return {
    open: url => {
      const { host, repository } = open(url);
      return { host, ref: repository };
    },
  };
}
