import { Manifest } from '../types/Manifest';
import { ResourceKey } from '../types/WavePlan';
import { annotationList } from './annotationList';
import { annotations } from './annotations';
import { hookDeletePolicies } from './hookDeletePolicies';
import { phasesOf } from './phasesOf';
import { resourceKeyOf, ResourceKeyOptions } from './resourceKeyOf';
import { SyncTask } from './SyncTask';
import { waveOf } from './waveOf';

/**
 * An object that the cluster has and the new manifests do not: the live manifest, or its key and wave.
 *
 * @public
 */
export type PruneCandidate =
  | { readonly manifest: Manifest }
  | {
      readonly key: ResourceKey;
      /**
       * The wave on the live object.
       *
       * @defaultValue 0
       */
      readonly wave?: number;
      /** True when the live object carries the sync option `PruneLast=true`. */
      readonly pruneLast?: boolean;
    };

/**
 * What a sync knows beside its manifests.
 *
 * @public
 */
export interface CreateTasksOptions extends ResourceKeyOptions {
  /** Adds this Namespace to PreSync, unless the manifests hold it: the sync option `CreateNamespace=true`. */
  readonly createNamespace?: string;
  /** Objects to remove. */
  readonly prune?: readonly PruneCandidate[];
  /**
   * False leaves hooks out, as a rollback and the strategy `apply` do.
   *
   * @defaultValue true
   */
  readonly hooks?: boolean;
}

/**
 * The work of a sync, and what it leaves alone.
 *
 * @public
 */
export interface CreatedTasks {
  /** One for each object and phase, in the order of the input. Give them to `orderTasks`. */
  readonly tasks: readonly SyncTask[];
  /** Objects that this sync never applies. */
  readonly skipped: readonly {
    readonly manifest: Manifest;
    readonly key: ResourceKey;
    readonly hook: boolean;
  }[];
}

/**
 * Turns manifests and objects to remove into the tasks of a sync, not ordered yet. Custom resources are cluster-scoped
 * when a CustomResourceDefinition among the manifests says so.
 *
 * @public
 */
export function createTasks(
  manifests: readonly Manifest[],
  options: CreateTasksOptions = {},
): CreatedTasks {
  const keyOptions = withScopesOf(manifests, options);
  const tasks: SyncTask[] = [];
  const skipped: CreatedTasks['skipped'][number][] = [];
  for (const manifest of manifests) {
    const key = resourceKeyOf(manifest, keyOptions);
    const { phases, hook } = phasesOf(manifest);
    if (phases.length === 0 || (hook && options.hooks === false)) {
      skipped.push({ manifest, key, hook });
      continue;
    }
    for (const phase of phases) {
      tasks.push({
        key,
        phase,
        wave: waveOf(manifest),
        target: manifest,
        hook,
        deletePolicies: hook ? hookDeletePolicies(manifest) : [],
        prune: false,
        pruneLast: false,
      });
    }
  }
  if (options.createNamespace) {
    addNamespace(tasks, options.createNamespace);
  }
  for (const candidate of options.prune ?? []) {
    tasks.push(pruneTask(candidate, keyOptions));
  }
  return { tasks, skipped };
}

function addNamespace(tasks: SyncTask[], name: string): void {
  const key = { group: '', kind: 'Namespace', namespace: '', name };
  const present = tasks.some(
    task =>
      task.key.kind === 'Namespace' &&
      task.key.group === '' &&
      task.key.name === name,
  );
  if (!present) {
    tasks.push({
      key,
      phase: 'PreSync',
      wave: 0,
      target: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
      hook: false,
      deletePolicies: [],
      prune: false,
      pruneLast: false,
    });
  }
}

function pruneTask(
  candidate: PruneCandidate,
  options: ResourceKeyOptions,
): SyncTask {
  const live = 'manifest' in candidate ? candidate.manifest : undefined;
  return {
    key:
      'manifest' in candidate
        ? resourceKeyOf(candidate.manifest, options)
        : candidate.key,
    phase: 'Sync',
    wave:
      'manifest' in candidate
        ? waveOf(candidate.manifest)
        : (candidate.wave ?? 0),
    hook: false,
    deletePolicies: [],
    prune: true,
    pruneLast:
      'manifest' in candidate
        ? annotationList(live!, annotations.syncOptions).includes(
            'PruneLast=true',
          )
        : (candidate.pruneLast ?? false),
  };
}

function withScopesOf(
  manifests: readonly Manifest[],
  options: ResourceKeyOptions,
): ResourceKeyOptions {
  const scopes = new Map<string, boolean>();
  for (const manifest of manifests) {
    if (manifest.kind === 'CustomResourceDefinition') {
      const spec = manifest.spec as
        | {
            readonly group?: unknown;
            readonly scope?: unknown;
            readonly names?: { readonly kind?: unknown };
          }
        | undefined;
      scopes.set(
        `${spec?.group}/${spec?.names?.kind}`,
        spec?.scope === 'Cluster',
      );
    }
  }
  return {
    ...options,
    isClusterScoped: (group, kind) =>
      options.isClusterScoped?.(group, kind) ?? scopes.get(`${group}/${kind}`),
  };
}
