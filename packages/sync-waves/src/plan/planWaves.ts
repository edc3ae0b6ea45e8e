import { createTasks, CreateTasksOptions } from '../order/createTasks';
import { groupTasks, TaskGroup } from '../order/groupTasks';
import { orderTasks, OrderTasksOptions } from '../order/orderTasks';
import { Manifest } from '../types/Manifest';
import { PlannedResource, PlannedWave, WavePlan } from '../types/WavePlan';

/**
 * What the plan depends on beside the manifests.
 *
 * @public
 */
export interface PlanWavesOptions
  extends CreateTasksOptions, OrderTasksOptions {}

/** What Argo CD sleeps after each wave but the last: `ARGOCD_SYNC_WAVE_DELAY`, unless it is changed there. */
const WAVE_DELAY_SECONDS = 2;

/**
 * What a sync of these manifests does, step by step, by Argo CD's own rules.
 *
 * @example
 * ```ts
 * const plan = planWaves(manifests, { defaultNamespace: 'shop', createNamespace: 'shop' });
 * plan.waves.map(({ phase, wave }) => `${phase} ${wave}`); // ['PreSync 0', 'Sync -90', 'Sync 0']
 * ```
 *
 * @public
 */
export function planWaves(
  manifests: readonly Manifest[],
  options: PlanWavesOptions = {},
): WavePlan {
  const { tasks, skipped } = createTasks(manifests, options);
  const waves = groupTasks(orderTasks(tasks, options)).map(plannedWave);
  const regular = waves.filter(({ phase }) => phase !== 'SyncFail');
  return {
    waves: regular,
    onFailure: waves.filter(({ phase }) => phase === 'SyncFail'),
    skipped: skipped.map(({ manifest, key, hook }) => ({
      ...key,
      version: versionOf(manifest),
      hook,
      prune: false,
    })),
    minimumSeconds: WAVE_DELAY_SECONDS * Math.max(0, regular.length - 1),
  };
}

function plannedWave({ phase, wave, tasks }: TaskGroup): PlannedWave {
  return {
    phase,
    wave,
    resources: tasks.map(({ key, target, hook, prune }): PlannedResource => {
      const generated =
        !target?.metadata?.name && target?.metadata?.generateName;
      return {
        ...key,
        version: target ? versionOf(target) : '',
        hook,
        prune,
        ...(generated && { generateName: true }),
      };
    }),
  };
}

function versionOf({ apiVersion }: Manifest): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}
