import { GitChanges } from '@slipway/plugin-gitops-common';
import { EnvironmentConfig } from '@slipway/plugin-gitops-node';

/** How Git is changed for an environment. One that no configuration knows gets pull requests. */
export function changesIn(
  name: string,
  environments: readonly EnvironmentConfig[],
): GitChanges {
  return (
    environments.find(environment => environment.name === name)?.changes ??
    'pullRequest'
  );
}
