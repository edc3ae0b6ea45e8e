import { waveOf } from '@slipway/sync-waves';
import { LiveObject, SimulatedCluster } from '../../cluster/SimulatedCluster';

function isKept({ key, object }: LiveObject): boolean {
  const annotations = object.metadata.annotations ?? {};
  const options = (annotations['argocd.argoproj.io/sync-options'] ?? '')
    .split(',')
    .map(option => option.trim());
  return (
    key.kind === 'CustomResourceDefinition' ||
    options.includes('Delete=false') ||
    annotations['helm.sh/resource-policy'] === 'keep'
  );
}

/**
 * Deletes the objects of the highest wave that is left; the next one follows when they are gone. Definitions and what
 * asks to be kept stay. True when nothing is left to delete.
 */
export function deleteNextWave(
  cluster: SimulatedCluster,
  live: readonly LiveObject[],
): boolean {
  const left = live.filter(object => !isKept(object));
  if (left.length === 0) return true;
  if (left.some(object => object.deletingSince)) return false;
  const highest = Math.max(...left.map(({ object }) => waveOf(object)));
  left
    .filter(({ object }) => waveOf(object) === highest)
    .forEach(({ key }) => cluster.delete(key));
  return false;
}
