import { isDeepStrictEqual } from 'node:util';
import { read } from './read';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The three-way merge of an apply: fields that the last apply set and this one does not are removed, fields of this
 * one are set, and everything else (defaults, other writers' fields) stays. Lists are replaced as a whole.
 */
function merge(live: Fields, last: Fields, next: Fields): Fields {
  const result: Record<string, unknown> = { ...live };
  for (const key of Object.keys(last)) if (!(key in next)) delete result[key];
  for (const [key, value] of Object.entries(next)) {
    const before = live[key];
    result[key] =
      read.isRecord(value) && read.isRecord(before)
        ? merge(before, read.record(last[key]), value)
        : value;
  }
  return result;
}

/** What the live object holds in the fields that were applied, so that drift shows and others' fields do not. */
function project(applied: unknown, live: unknown): unknown {
  if (read.isRecord(applied) && read.isRecord(live)) {
    return Object.fromEntries(
      Object.keys(applied)
        .filter(key => key in live)
        .map(key => [key, project(applied[key], live[key])]),
    );
  }
  if (
    Array.isArray(applied) &&
    Array.isArray(live) &&
    applied.length === live.length
  ) {
    return applied.map((item, index) => project(item, live[index]));
  }
  return live;
}

/** Merging and comparing as `kubectl apply` does it, without schemas. */
export const mergeApplied = {
  merge,
  project,
  /** True when the two hold the same values, whatever the order of their keys. */
  equal: (a: unknown, b: unknown) => isDeepStrictEqual(a, b),
};
