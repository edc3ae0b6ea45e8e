import { Steps } from './Steps';

/**
 * Runs all steps at once.
 *
 * @internal
 */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}
