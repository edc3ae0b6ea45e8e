import { compareNumbers } from './compareNumbers';
import { compareText } from './compareText';
import { kindRank } from './kindRank';
import { phaseRank } from './phaseRank';
import { SyncTask } from './SyncTask';

/**
 * Argo CD's order of two tasks: phase, wave, rank of the kind, name. Where that says nothing, namespace, kind and group
 * decide, so that the order does not depend on the order of the input.
 *
 * @public
 */
export function compareTasks(
  a: Pick<SyncTask, 'phase' | 'wave' | 'key'>,
  b: Pick<SyncTask, 'phase' | 'wave' | 'key'>,
): number {
  return (
    compareNumbers(phaseRank[a.phase], phaseRank[b.phase]) ||
    compareNumbers(a.wave, b.wave) ||
    compareNumbers(kindRank(a.key.kind), kindRank(b.key.kind)) ||
    compareText(a.key.name, b.key.name) ||
    compareText(a.key.namespace, b.key.namespace) ||
    compareText(a.key.kind, b.key.kind) ||
    compareText(a.key.group, b.key.group)
  );
}
