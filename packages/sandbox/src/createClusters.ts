import { join } from 'node:path';
import { Clock } from './Clock';
import { AdministeredCluster } from './cluster/AdministeredCluster';
import { ClusterTimings } from './cluster/ClusterTimings';
import { createSimulatedCluster } from './cluster/createSimulatedCluster';

/** The demo's clusters: name of the destination, and address of its API server. */
const SERVERS: Readonly<Record<string, string>> = {
  'in-cluster': 'https://kubernetes.default.svc',
  'dev-vcluster': 'https://dev-vcluster.sandbox.local',
  'staging-vcluster': 'https://staging-vcluster.sandbox.local',
  'eu-prod-1': 'https://eu-prod-1.sandbox.local',
};

/** Settings of {@link createClusters}. */
export interface ClustersOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly timings?: Partial<ClusterTimings>;
}

/** Starts the sandbox's clusters, by name. */
export function createClusters(
  options: ClustersOptions,
): Readonly<Record<string, AdministeredCluster>> {
  return Object.fromEntries(
    Object.entries(SERVERS).map(([name, server]) => [
      name,
      createSimulatedCluster({
        name,
        server,
        clock: options.clock,
        stateFile: join(options.dataDir, 'clusters', `${name}.json`),
        ...(options.timings && { timings: options.timings }),
      }),
    ]),
  );
}
