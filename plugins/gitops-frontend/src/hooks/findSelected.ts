import {
  Deployment,
  DeploymentsOverview,
  EnvironmentDeployments,
} from '@slipway/plugin-gitops-common';

/** A deployment with the environment it stands in. */
export interface SelectedDeployment {
  readonly deployment: Deployment;
  readonly environment: EnvironmentDeployments;
}

/** Higher is looked at first when the address names none. */
function urgency({ operation, health, hold }: Deployment): number {
  if (operation?.waves?.some(w => w.state === 'stuck')) return 5;
  if (
    operation &&
    ['Running', 'Pending', 'Terminating'].includes(operation.phase)
  )
    return 4;
  if (operation && ['Failed', 'Error'].includes(operation.phase)) return 3;
  if (health === 'Degraded') return 2;
  return hold ? 1 : 0;
}

/**
 * The deployment that the address names: by id, else the first of the environment. Without a name, the one that needs
 * eyes first, else the first of all.
 */
export function findSelected(
  overview: DeploymentsOverview,
  named: { readonly deployment?: string; readonly environment?: string },
): SelectedDeployment | undefined {
  const all = overview.environments.flatMap(environment =>
    environment.deployments.map(deployment => ({ deployment, environment })),
  );
  const byId = all.find(s => s.deployment.id === named.deployment);
  const byName = all.find(s => s.environment.name === named.environment);
  const first = all.reduce<SelectedDeployment | undefined>(
    (best, one) =>
      !best || urgency(one.deployment) > urgency(best.deployment) ? one : best,
    undefined,
  );
  return byId ?? byName ?? first;
}
