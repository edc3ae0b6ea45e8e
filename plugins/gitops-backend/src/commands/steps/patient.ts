import { isTransientError } from '../queue/isTransientError';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';

const PAUSE_MS = 15_000;

/**
 * For steps that only look: what they look at goes on without us, so a server that is away for an hour is waited for
 * instead of given up on.
 */
export function patient(
  run: (context: StepContext) => Promise<StepResult>,
): (context: StepContext) => Promise<StepResult> {
  return async context => {
    try {
      return await run(context);
    } catch (error) {
      if (context.signal.aborted || !isTransientError(error)) throw error;
      const { message } = error as Error;
      return {
        type: 'again',
        afterMs: PAUSE_MS,
        waitsFor: `${message} It is looked at again by itself.`,
      };
    }
  };
}
