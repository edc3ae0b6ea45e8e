import { isDeepStrictEqual } from 'node:util';

type PlainRecord = Readonly<Record<string, unknown>>;

/** A value with what makes `after` another than `before`, and everything else as it was. Plain data. */
export function withDifference(
  value: unknown,
  before: unknown,
  after: unknown,
): unknown {
  if (isDeepStrictEqual(before, after)) return value;
  if (!isRecord(value) || !isRecord(before) || !isRecord(after)) return after;
  const differing = [
    ...new Set([...Object.keys(before), ...Object.keys(after)]),
  ].filter(key => !isDeepStrictEqual(before[key], after[key]));
  const changed: Record<string, unknown> = { ...value };
  for (const key of differing) {
    if (Object.hasOwn(after, key)) {
      changed[key] = withDifference(value[key], before[key], after[key]);
    } else {
      delete changed[key];
    }
  }
  // In the order in which the generator writes them.
  return Object.fromEntries(
    [...new Set([...Object.keys(after), ...Object.keys(changed)])]
      .filter(key => Object.hasOwn(changed, key))
      .map(key => [key, changed[key]]),
  );
}

function isRecord(value: unknown): value is PlainRecord {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
