import { InputError } from '@backstage/errors';
import {
  GitopsConfig,
  GitopsRepositoryConfig,
} from '@slipway/plugin-gitops-node';

/** The configured GitOps repository. Throws an `InputError` when there is none. */
export function requireRepository(
  config: GitopsConfig,
): GitopsRepositoryConfig {
  if (!config.repository) {
    throw new InputError(
      'gitops.repository is not configured, so there is nowhere to put the application; set its url in app-config.yaml.',
    );
  }
  return config.repository;
}
