import { ResourceResult } from '../objects/Application';
import { EngineTask } from './EngineTask';

/** The tasks with newer results put in. */
export function withResults(
  tasks: readonly EngineTask[],
  results: readonly ResourceResult[],
): EngineTask[] {
  return tasks.map(task => {
    const result = results.find(
      ({ group, kind, namespace, name, syncPhase }) =>
        group === task.key.group &&
        kind === task.key.kind &&
        namespace === task.key.namespace &&
        name === task.key.name &&
        syncPhase === task.phase,
    );
    return result ? { ...task, result } : task;
  });
}
