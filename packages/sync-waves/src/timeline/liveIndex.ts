import {
  LiveOperation,
  LiveResource,
  LiveResult,
} from '../types/LiveOperation';
import { PlannedResource, ResourceKey, SyncPhase } from '../types/WavePlan';

/** Finds what Argo CD and the cluster say about a planned object. */
export interface LiveIndex {
  resultOf(planned: PlannedResource, phase: SyncPhase): LiveResult | undefined;
  resourceOf(
    planned: PlannedResource,
    phase: SyncPhase,
  ): LiveResource | undefined;
}

/**
 * Joins by group, kind, namespace and name. Argo CD's report may carry the destination's namespace for a
 * cluster-scoped object, so an empty namespace matches any.
 */
export function liveIndex({ results, resources }: LiveOperation): LiveIndex {
  const resultsByKind = byKind(results);
  const resourcesByKind = byKind(resources);
  const resultOf = (planned: PlannedResource, phase: SyncPhase) =>
    candidates(resultsByKind, planned).filter(
      result => (result.syncPhase ?? result.hookType ?? 'Sync') === phase,
    )[0];
  return {
    resultOf,
    resourceOf: (planned, phase) => {
      const found = candidates(resourcesByKind, planned);
      const result = resultOf(planned, phase);
      // A generated name is known from the report; of earlier runs' objects the newest is meant.
      return (
        found.find(({ name }) => name === result?.name) ??
        found.sort((a, b) => instant(b.createdAt) - instant(a.createdAt))[0]
      );
    },
  };
}

function byKind<T extends ResourceKey>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    const kind = `${item.group}/${item.kind}`;
    const known = index.get(kind);
    if (known) {
      known.push(item);
    } else {
      index.set(kind, [item]);
    }
  }
  return index;
}

function candidates<T extends ResourceKey>(
  index: ReadonlyMap<string, readonly T[]>,
  planned: PlannedResource,
): T[] {
  return (index.get(`${planned.group}/${planned.kind}`) ?? []).filter(
    item =>
      (planned.generateName
        ? item.name.startsWith(planned.name)
        : item.name === planned.name) &&
      (item.namespace === planned.namespace ||
        item.namespace === '' ||
        planned.namespace === ''),
  );
}

function instant(time: string | undefined): number {
  return time === undefined ? 0 : Date.parse(time);
}
