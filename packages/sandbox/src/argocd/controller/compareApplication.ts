import { Manifest, phasesOf, ResourceKey, waveOf } from '@slipway/sync-waves';
import { LiveObject, ObjectHealth } from '../../cluster/SimulatedCluster';
import { IgnoredDifference, ResourceStatus } from '../objects/Application';
import { hasSyncOption } from '../objects/hasSyncOption';
import { resourceKey } from '../objects/resourceKey';
import { compareObjects } from './compareObjects';
import { Target } from './prepareTargets';

/** One target or live object with what comparing them gave. */
export interface ComparedResource {
  readonly status: ResourceStatus;
  readonly target?: Target;
  readonly live?: LiveObject;
}

interface CompareOptions {
  readonly targets: readonly Target[];
  /** The objects in the cluster that carry the Application's tracking annotation. */
  readonly live: readonly LiveObject[];
  /** The live object of a key, when there is one that the project permits. */
  readonly liveOf: (key: ResourceKey) => LiveObject | undefined;
  readonly healthOf: (live: LiveObject) => ObjectHealth | undefined;
  readonly ignored?: readonly IgnoredDifference[];
}

const isHook = (manifest: Manifest) => phasesOf(manifest).hook;

function statusOf(
  options: CompareOptions,
  target: Target | undefined,
  live: LiveObject | undefined,
): ResourceStatus {
  const key = (target ?? live)!.key;
  const hook = live !== undefined && isHook(live.object);
  const source = target?.manifest ?? (hook ? live.object : undefined);
  const wave = source ? waveOf(source) : 0;
  const requiresPruning = target === undefined || hook;
  const liveHealth = live && options.healthOf(live);
  const ignoresHealth =
    live?.object.metadata.annotations?.[
      'argocd.argoproj.io/ignore-healthcheck'
    ] === 'true';
  const health = live ? liveHealth : { status: 'Missing' };
  const same =
    target && live
      ? compareObjects(target.manifest, live.applied, options.ignored)
      : false;
  const listed = !hook && !target?.skipped;
  const needsConfirmation = [target?.manifest, live?.object].some(
    manifest =>
      manifest &&
      (hasSyncOption(manifest, 'Prune=confirm') ||
        hasSyncOption(manifest, 'Delete=confirm')),
  );
  const outcome = same ? 'Synced' : 'OutOfSync';
  return {
    ...(key.group && { group: key.group }),
    version: target?.version ?? live!.version,
    kind: key.kind,
    ...(key.namespace && { namespace: key.namespace }),
    name: key.name,
    ...(listed && { status: outcome }),
    ...(health && !ignoresHealth && { health }),
    ...(hook && { hook: true }),
    ...(requiresPruning && { requiresPruning: true }),
    ...(wave !== 0 && { syncWave: wave }),
    ...(needsConfirmation && { requiresDeletionConfirmation: true }),
  };
}

/**
 * Compares what is wanted with what is there. Hooks are listed only while they are live, and always as to be pruned;
 * they count neither for the sync status nor for health.
 */
export function compareApplication(options: CompareOptions): {
  readonly resources: readonly ComparedResource[];
  readonly status: 'Synced' | 'OutOfSync';
} {
  const compared = new Map<string, ComparedResource>();
  for (const target of options.targets) {
    if (target.hook) continue;
    const live = options.liveOf(target.key);
    compared.set(resourceKey.id(target.key), {
      target,
      live,
      status: statusOf(options, target, live),
    });
  }
  for (const live of options.live) {
    const id = resourceKey.id(live.key);
    if (compared.has(id)) continue;
    compared.set(id, { live, status: statusOf(options, undefined, live) });
  }
  const resources = [...compared.values()].sort((a, b) =>
    resourceKey.compare(a.status, b.status),
  );
  const outOfSync = resources.some(
    ({ status }) => status.status === 'OutOfSync',
  );
  return { resources, status: outOfSync ? 'OutOfSync' : 'Synced' };
}
