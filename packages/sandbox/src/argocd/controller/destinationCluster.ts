import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Destination } from '../objects/Application';

/** The cluster of a destination; throws an Error with Argo CD's sentence when there is none or both forms are given. */
export function destinationCluster(
  clusters: readonly SimulatedCluster[],
  { name, server }: Destination,
): SimulatedCluster {
  if (name && server) {
    throw new Error(
      `application destination can't have both name and server defined: ${name} ${server}`,
    );
  }
  if (!name && !server) {
    throw new Error('destination server missing from app spec');
  }
  const found = clusters.find(cluster =>
    name ? cluster.name === name : cluster.server === server,
  );
  if (found) return found;
  throw new Error(
    name
      ? `there are no clusters with this name: ${name}`
      : `error getting cluster by server "${server}": rpc error: code = NotFound desc = cluster "${server}" not found`,
  );
}
