import { waveOf } from '@slipway/sync-waves';
import { hasSyncOption } from '../objects/hasSyncOption';
import { LiveObject, SimulatedCluster } from '../../cluster/SimulatedCluster';

function isKept({ key, object }: LiveObject): boolean {
  const annotations = object.metadata.annotations ?? {};
  return (
    key.kind === 'CustomResourceDefinition' ||
    hasSyncOption(object, 'Delete=false') ||
    annotations['helm.sh/resource-policy'] === 'keep'
  );
}

/**
 * Deletes the objects of the highest wave that is left; the next one follows when they are gone. Definitions and what
 * asks to be kept stay; what waits for a confirmation holds everything back. True when nothing is left to delete.
 */
export function deleteNextWave(
  cluster: SimulatedCluster,
  live: readonly LiveObject[],
  approved: boolean,
): boolean {
  const left = live.filter(object => !isKept(object));
  if (left.length === 0) return true;
  if (left.some(object => object.deletingSince)) return false;
  const waits = ({ object }: LiveObject) =>
    hasSyncOption(object, 'Delete=confirm') ||
    hasSyncOption(object, 'Prune=confirm');
  if (!approved && left.some(waits)) return false;
  const highest = Math.max(...left.map(({ object }) => waveOf(object)));
  left
    .filter(({ object }) => waveOf(object) === highest)
    .forEach(({ key }) => cluster.delete(key));
  return false;
}
