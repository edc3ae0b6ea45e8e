import { OperationPhase, ResourceResult } from '../objects/Application';
import { EngineTask } from './EngineTask';

function outcomeOf(
  task: EngineTask,
): { readonly phase: OperationPhase; readonly message?: string } | undefined {
  if (!task.live) {
    const { group, kind, name } = task.key;
    return {
      phase: 'Error',
      message: `Resource ${group}/${kind}/${name} is missing, it might have been deleted`,
    };
  }
  const message = task.health?.message;
  switch (task.health?.status) {
    case undefined:
      return { phase: 'Succeeded' };
    case 'Healthy':
      return { phase: 'Succeeded', ...(task.hook && message && { message }) };
    case 'Degraded':
      return { phase: 'Failed', message };
    case 'Unknown':
      return task.hook ? { phase: 'Failed', message } : undefined;
    default:
      return undefined;
  }
}

/** What a task that was started has become, judged by its live object; removals are judged when they are made. */
export function updateRunning(task: EngineTask): EngineTask {
  if (task.prune || task.result?.hookPhase !== 'Running') return task;
  const outcome = outcomeOf(task);
  if (!outcome) return task;
  const result: ResourceResult = {
    ...task.result,
    hookPhase: outcome.phase,
    ...(outcome.message && { message: outcome.message }),
  };
  return { ...task, result };
}
