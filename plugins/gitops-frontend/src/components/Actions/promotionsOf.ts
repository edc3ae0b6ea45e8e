import {
  deployableVersion,
  deployedPackage,
  DeploymentsOverview,
} from '@slipway/plugin-gitops-common';
import { SelectedDeployment } from '../../hooks/findSelected';

/** A version of one deployment that another could take. */
export interface Promotion {
  readonly source: SelectedDeployment;
  readonly target: SelectedDeployment;
  readonly version: string;
}

/**
 * Where the version of a deployment goes next: the deployments of the same package in the first later environment that
 * has one, save those that run it already.
 */
export function promotionsOf(
  overview: DeploymentsOverview,
  source: SelectedDeployment,
): readonly Promotion[] {
  const { environments } = overview;
  const version = deployableVersion(source.deployment);
  const here = environments.findIndex(
    ({ name }) => name === source.environment.name,
  );
  if (!version || here < 0) return [];
  for (const environment of environments.slice(here + 1)) {
    const fitting = environment.deployments.filter(
      deployment =>
        deployment.delivery === source.deployment.delivery &&
        (!deployment.version ||
          deployedPackage(deployment) === deployedPackage(source.deployment)),
    );
    if (fitting.length) {
      return fitting
        .filter(
          deployment =>
            deployableVersion(deployment) !== version ||
            deployment.newest.state !== 'live',
        )
        .map(deployment => ({
          source,
          target: { deployment, environment },
          version,
        }));
    }
  }
  return [];
}
