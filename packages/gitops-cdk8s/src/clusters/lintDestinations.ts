import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { Finding } from '../findings/Finding';
import { nearestName } from '../platform/nearestName';
import { ClusterConfig } from './ClusterConfig';

/** Argo CD knows the cluster that it runs in without any registration. */
const OWN = ['in-cluster', 'https://kubernetes.default.svc'];

/**
 * `destination`: an environment that goes to a cluster which the repository does not declare. Nothing is said in a
 * repository that declares none.
 *
 * @internal
 */
export function lintDestinations(
  applications: readonly ApplicationConfig[],
  clusters: readonly ClusterConfig[],
): readonly Finding[] {
  if (clusters.length === 0) {
    return [];
  }
  const names = clusters.map(({ name }) => name);
  const servers = clusters.flatMap(({ server }) => server ?? []);
  const known = [...OWN, ...names, ...servers];
  return applications.flatMap(({ environments, name }) =>
    Object.entries(environments)
      .filter(([, { destination }]) => !known.includes(destination))
      // An address may be one that only the secret store knows.
      .filter(
        ([, { destination }]) =>
          !/^https?:/.test(destination) ||
          clusters.every(({ server }) => server !== undefined),
      )
      .map(([environment, { destination }]): Finding => {
        const nearest = nearestName(destination, names);
        return {
          rule: 'destination',
          level: 'warning',
          object: `Application/${name}-${environment}`,
          path: applicationConfigPath(name),
          message: `${name}-${environment} goes to "${destination}", which is none of the declared clusters${nearest ? ` (the nearest is "${nearest}")` : ''}.`,
          fix: `Add config/clusters/${/^https?:/.test(destination) ? '<name>' : destination}.ts, or correct the destination.`,
        };
      }),
  );
}
