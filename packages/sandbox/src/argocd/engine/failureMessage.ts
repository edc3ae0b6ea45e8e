import { EngineTask } from './EngineTask';

/** The reason of a failure with the messages of the tasks that could not be applied. */
export function failureMessage(
  text: string,
  tasks: readonly EngineTask[],
): string {
  const reasons = tasks
    .filter(task => task.result?.status === 'SyncFailed')
    .flatMap(task => task.result?.message ?? []);
  return reasons.length > 0 ? `${text}, reason: ${reasons.join(',')}` : text;
}
