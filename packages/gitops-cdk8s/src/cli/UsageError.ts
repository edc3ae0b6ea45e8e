/** The command line was called in a way that it cannot follow. Ends it with exit code 2. */
export class UsageError extends Error {
  readonly name = 'UsageError';
}
