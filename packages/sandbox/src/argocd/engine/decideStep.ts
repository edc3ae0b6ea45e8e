import { EngineTask } from './EngineTask';
import { failStep } from './failStep';
import { Step } from './Step';
import { waitingMessage } from './waitingMessage';

const isRunning = (task: EngineTask) => task.result?.hookPhase === 'Running';
const isPending = (task: EngineTask) => task.result?.hookPhase === undefined;
const isUnsuccessful = (task: EngineTask) =>
  task.result?.hookPhase === 'Failed' || task.result?.hookPhase === 'Error';
const sameStep = (a: EngineTask, b: EngineTask) =>
  a.phase === b.phase &&
  a.wave === b.wave &&
  !a.ownNamespace === !b.ownNamespace;

/**
 * The next step of a sync, from its ordered tasks with their results so far: Argo CD's own loop. A step is one
 * (phase, wave); with more than one of them, and for hooks always, everything started has to be done before the next.
 */
export function decideStep(all: readonly EngineTask[]): Step {
  const failHooks = all.filter(task => task.phase === 'SyncFail');
  const tasks = all.filter(task => task.phase !== 'SyncFail');
  const multiStep = all.some(
    task => task.phase !== all[0].phase || task.wave !== all[0].wave,
  );
  if (tasks.some(isUnsuccessful)) {
    return failStep(
      'one or more synchronization tasks completed unsuccessfully',
      failHooks,
      tasks,
    );
  }
  const running = tasks.filter(
    task => (multiStep || task.hook) && isRunning(task),
  );
  if (running.length > 0) {
    return { type: 'wait', message: waitingMessage(running) };
  }
  const leaving = tasks.filter(
    task => task.result?.status === 'Pruned' && task.live !== undefined,
  );
  if (leaving.length > 0) {
    return { type: 'wait', message: waitingMessage(leaving, 'deletion') };
  }
  const pending = tasks.filter(isPending);
  if (pending.length === 0) {
    return { type: 'succeed', message: 'successfully synced (no more tasks)' };
  }
  const step = pending.filter(task => sameStep(task, pending[0]));
  const final = tasks.at(-1)!;
  return {
    type: 'run',
    tasks: step,
    finalWave: sameStep(step[0], final),
    last: pending.every(task => sameStep(task, step[0]) && !task.hook),
  };
}
