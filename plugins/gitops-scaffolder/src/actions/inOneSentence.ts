import { isError, ResponseError } from '@backstage/errors';

/** Errors whose message is written for the person at the form. */
const EXPECTED: ReadonlySet<string> = new Set([
  'ChartError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
]);

/**
 * Runs an action's work. The scaffolder writes an error's stack into the task's log; of an error that a person can act
 * on only its sentence is left.
 */
export async function inOneSentence<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What the gitops backend refused has its sentence in the answer.
    if (error instanceof ResponseError && error.statusCode < 500) {
      const { name, message } = error.body.error;
      const told = new Error(message);
      told.name = name;
      told.stack = `${name}: ${message}`;
      throw told;
    }
    if (isError(error) && EXPECTED.has(error.name)) {
      error.stack = `${error.name}: ${error.message}`;
    }
    throw error;
  }
}
