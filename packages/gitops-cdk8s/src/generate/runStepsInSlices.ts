import { setImmediate } from 'node:timers/promises';
import { Steps } from './Steps';

/** @internal */
export interface SliceOptions {
  /**
   * How long others wait at most, in milliseconds, as far as single steps are short.
   *
   * @defaultValue 10
   */
  readonly milliseconds?: number;
  /** Stops between two slices. */
  readonly signal?: AbortSignal;
}

/**
 * Runs steps in slices of a few milliseconds. Between two slices everything else that waits for the event loop has its
 * turn. Rejects with what the steps throw, and with the signal's reason.
 *
 * @internal
 */
export async function runStepsInSlices<T>(
  steps: Steps<T>,
  { milliseconds = 10, signal }: SliceOptions = {},
): Promise<T> {
  let end = performance.now() + milliseconds;
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
    if (performance.now() >= end) {
      await setImmediate();
      signal?.throwIfAborted();
      end = performance.now() + milliseconds;
    }
  }
}
