import { EngineTask } from './EngineTask';
import { failureMessage } from './failureMessage';
import { Step } from './Step';
import { waitingMessage } from './waitingMessage';

const isRunning = (task: EngineTask) => task.result?.hookPhase === 'Running';
const isPending = (task: EngineTask) => task.result?.hookPhase === undefined;

/** Fails once the SyncFail hooks have run; starts them or waits for them before. */
export function failStep(
  text: string,
  failHooks: readonly EngineTask[],
  tasks: readonly EngineTask[],
): Step {
  const running = failHooks.filter(isRunning);
  if (running.length > 0) {
    return { type: 'wait', message: waitingMessage(running) };
  }
  const hooks = failHooks.filter(isPending);
  return { type: 'fail', message: failureMessage(text, tasks), hooks };
}
