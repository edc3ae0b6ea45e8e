import { read } from '../../cluster/read';
import {
  LiveObject,
  ObjectHealth,
  SimulatedCluster,
} from '../../cluster/SimulatedCluster';
import { ArgoSettings } from './ArgoSettings';

/** Tells an object's health; undefined for kinds without a rule. */
export type HealthOf = (
  cluster: Pick<SimulatedCluster, 'healthOf'>,
  live: LiveObject,
) => ObjectHealth | undefined;

/**
 * Health by the cluster's rules, and of Applications by their own status once the settings bring that rule back. Its
 * Lua text is not run: whatever it says, it is taken for the one of Argo CD's documentation.
 */
export function createHealthOf(
  settings: Pick<ArgoSettings, 'applicationHealth'>,
): HealthOf {
  return (cluster, live) => {
    const isApplication =
      live.key.group === 'argoproj.io' && live.key.kind === 'Application';
    if (!isApplication || live.object.metadata.deletionTimestamp) {
      return cluster.healthOf(live);
    }
    if (settings.applicationHealth === undefined) return undefined;
    const health = read.record(live.object, 'status', 'health');
    const message = read.text(health, 'message');
    return {
      status: (read.text(health, 'status') ??
        'Progressing') as ObjectHealth['status'],
      ...(message && { message }),
    };
  };
}
