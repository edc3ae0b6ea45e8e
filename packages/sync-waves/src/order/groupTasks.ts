import { SyncPhase } from '../types/WavePlan';
import { SyncTask } from './SyncTask';

/**
 * The tasks of one (phase, wave) step.
 *
 * @public
 */
export interface TaskGroup<T extends SyncTask = SyncTask> {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** What is removed comes first, as Argo CD does it; the rest keeps its order. */
  readonly tasks: readonly T[];
}

/**
 * Cuts the result of `orderTasks` into the steps that a sync waits between. SyncFail steps are among them and last; a
 * sync runs them only when it fails.
 *
 * @public
 */
export function groupTasks<T extends SyncTask>(
  ordered: readonly T[],
): TaskGroup<T>[] {
  const groups: { phase: SyncPhase; wave: number; tasks: T[] }[] = [];
  for (const task of ordered) {
    const last = groups.at(-1);
    if (last?.phase === task.phase && last.wave === task.wave) {
      last.tasks.push(task);
    } else {
      groups.push({ phase: task.phase, wave: task.wave, tasks: [task] });
    }
  }
  return groups.map(group => ({
    ...group,
    tasks: [
      ...group.tasks.filter(task => task.prune),
      ...group.tasks.filter(task => !task.prune),
    ],
  }));
}
