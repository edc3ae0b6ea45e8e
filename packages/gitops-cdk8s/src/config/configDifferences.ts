import { isDeepStrictEqual } from 'node:util';

/**
 * One field that two configs do not have alike.
 *
 * @public
 */
export interface ConfigDifference {
  /** Its names from the outside in. */
  readonly path: readonly string[];
  /** Undefined when it was not there. */
  readonly before: unknown;
  /** Undefined when it is not there any more. */
  readonly after: unknown;
}

/**
 * The fields in which two configs differ, as far inside as both have records. Lists are compared as a whole.
 *
 * @public
 */
export function configDifferences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly ConfigDifference[] {
  if (isRecord(before) && isRecord(after)) {
    return [
      ...new Set([...Object.keys(before), ...Object.keys(after)]),
    ].flatMap(key =>
      configDifferences(before[key], after[key], [...path, key]),
    );
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
