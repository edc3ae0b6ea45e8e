import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { SelectedDeployment } from '../../hooks/findSelected';

/** The deployment that a command is about; undefined when it is gone. */
export function commandDeployment(
  overview: DeploymentsOverview,
  command: Command,
): SelectedDeployment | undefined {
  for (const environment of overview.environments) {
    const deployment = environment.deployments.find(
      each => each.id === command.deploymentId,
    );
    if (deployment) return { environment, deployment };
  }
  return undefined;
}
