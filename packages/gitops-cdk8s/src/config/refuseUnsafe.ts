import { ApplicationConfigError } from './ApplicationConfigError';

const DEEPEST = 50;
const MOST_VALUES = 100_000;
const LONGEST_TEXT = 1_000_000;
/** Names that JavaScript gives to every object: a reader that is not careful takes them for its own. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what is no plain data, before anything looks at it more closely: other objects than lists and records, numbers
 * that are none, keys of prototypes, and what is too deep or too much to have been written by a person. Throws
 * `ApplicationConfigError`.
 *
 * @param file - named in the error
 * @internal
 */
export function refuseUnsafe(root: unknown, file?: string): void {
  let values = 0;
  let characters = 0;
  walk(root, []);

  function walk(value: unknown, path: readonly string[]): void {
    values += 1;
    if (typeof value === 'string') {
      characters += value.length;
    }
    if (path.length > DEEPEST) {
      refuse(
        path.slice(0, 3),
        `is nested deeper than ${DEEPEST} levels; flatten it`,
      );
    }
    if (values > MOST_VALUES) {
      refuse([], `has more than ${MOST_VALUES} values; split it`);
    }
    if (characters > LONGEST_TEXT) {
      refuse(
        path,
        `makes the config longer than ${LONGEST_TEXT} characters; move what is large out of it`,
      );
    }
    if (Array.isArray(value)) {
      value.forEach((item, index) => walk(item, [...path, String(index)]));
    } else if (value !== null && typeof value === 'object') {
      walkRecord(value, path);
    } else if (!isScalar(value)) {
      refuse(
        path,
        'is no plain data; use texts, finite numbers, true, false, lists and records',
      );
    }
  }

  function walkRecord(record: object, path: readonly string[]): void {
    const prototype = Object.getPrototypeOf(record);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      refuse(
        path,
        'is no plain data; use texts, finite numbers, true, false, lists and records',
      );
    }
    for (const key of Object.keys(record)) {
      if (RESERVED.has(key)) {
        refuse(
          [...path, key],
          'is a name that JavaScript keeps for itself; use another',
        );
      }
      walk((record as Record<string, unknown>)[key], [...path, key]);
    }
  }

  function refuse(path: readonly string[], reason: string): never {
    const field = path.join('.') || 'the config';
    throw new ApplicationConfigError(`${field} ${reason}.`, { file });
  }
}

function isScalar(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}
