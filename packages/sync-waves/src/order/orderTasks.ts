import { compareNumbers } from './compareNumbers';
import { compareTasks } from './compareTasks';
import { SyncTask } from './SyncTask';

/**
 * Options of the Application that change the order.
 *
 * @public
 */
export interface OrderTasksOptions {
  /**
   * Removes everything that goes after the last wave: the sync option `PruneLast=true` of the Application.
   *
   * @defaultValue false
   */
  readonly pruneLast?: boolean;
}

interface Needs {
  /** What this task gives to others, when it gives anything. */
  provides(task: SyncTask): string | undefined;
  /** What this task cannot be applied without. */
  needs(task: SyncTask): string | undefined;
}

const namespaceNeeds: Needs = {
  provides: ({ key }) =>
    key.kind === 'Namespace' && key.group === '' ? key.name : undefined,
  needs: ({ key }) => key.namespace || undefined,
};

const definitionNeeds: Needs = {
  provides: ({ key, target }) => {
    if (
      key.kind !== 'CustomResourceDefinition' ||
      key.group !== 'apiextensions.k8s.io'
    ) {
      return undefined;
    }
    const spec = target?.spec as
      | {
          readonly group?: unknown;
          readonly names?: { readonly kind?: unknown };
        }
      | undefined;
    return `${spec?.group}/${spec?.names?.kind}`;
  },
  needs: ({ key }) => `${key.group}/${key.kind}`,
};

/**
 * The tasks in the order in which Argo CD runs them, with `phase` and `wave` as they really are:
 *
 * 1. the waves of tasks that remove objects are reversed among themselves;
 * 2. with PruneLast they get a wave of their own after the last one of the Sync phase;
 * 3. all are sorted with `compareTasks`;
 * 4. a Namespace moves before the first task that lives in it, a CustomResourceDefinition before the first of its
 *    objects, and takes over that task's phase and wave.
 *
 * Fields that a caller adds to its tasks are kept.
 *
 * @public
 */
export function orderTasks<T extends SyncTask>(
  tasks: readonly T[],
  options: OrderTasksOptions = {},
): T[] {
  const ordered = pruneLast(reversePruneWaves(tasks), options).sort(
    compareTasks,
  );
  bubble(ordered, namespaceNeeds);
  bubble(ordered, definitionNeeds);
  return ordered;
}

function reversePruneWaves<T extends SyncTask>(tasks: readonly T[]): T[] {
  const waves = [
    ...new Set(tasks.filter(task => task.prune).map(task => task.wave)),
  ].sort(compareNumbers);
  return tasks.map(task =>
    task.prune
      ? {
          ...task,
          wave: waves[waves.length - 1 - waves.indexOf(task.wave)],
        }
      : task,
  );
}

function pruneLast<T extends SyncTask>(
  tasks: T[],
  options: OrderTasksOptions,
): T[] {
  // Argo CD starts from 0 here, so the wave of its own is never below 1.
  const last = tasks
    .filter(task => task.phase === 'Sync')
    .reduce((wave, task) => Math.max(wave, task.wave), 0);
  return tasks.map(task =>
    task.prune && (options.pruneLast || task.pruneLast)
      ? { ...task, wave: last + 1 }
      : task,
  );
}

// One pass over the sorted list, as Argo CD makes it. The remembered places are not moved along when a dependency is
// put before them, so a second one may land, and take its wave from, one place earlier; the real order has that too.
function bubble<T extends SyncTask>(tasks: T[], { provides, needs }: Needs) {
  const firstByNeed = new Map<string, number>();
  for (let index = 0; index < tasks.length; index++) {
    const task = tasks[index];
    if (task.prune) {
      continue;
    }
    const provided = provides(task);
    if (provided !== undefined) {
      const first = firstByNeed.get(provided);
      if (first !== undefined) {
        const { phase, wave } = tasks[first];
        tasks.splice(index, 1);
        tasks.splice(first, 0, { ...task, phase, wave });
      }
      continue;
    }
    const needed = needs(task);
    if (needed !== undefined && !firstByNeed.has(needed)) {
      firstByNeed.set(needed, index);
    }
  }
}
