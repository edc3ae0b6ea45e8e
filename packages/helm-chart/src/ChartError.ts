/**
 * A chart that cannot be read, written or named so; `message` is one sentence with the value and the next step.
 *
 * @public
 */
export class ChartError extends Error {
  readonly name = 'ChartError';
}
