import { isDeepStrictEqual } from 'node:util';

/**
 * Configuration with an addition, as a person would write it in: objects key by key, entries of a list that have the
 * same `name` or `host` as one entry, other entries behind those that are there, each once.
 *
 * @param {unknown} base
 * @param {unknown} addition
 * @returns {unknown}
 */
export function mergeConfig(base, addition) {
  if (Array.isArray(base) && Array.isArray(addition)) {
    return addition.reduce(addEntry, base);
  }
  if (isObject(base) && isObject(addition)) {
    const merged = Object.entries(addition).map(([key, value]) => [
      key,
      key in base ? mergeConfig(base[key], value) : value,
    ]);
    return { ...base, ...Object.fromEntries(merged) };
  }
  return addition;
}

function addEntry(list, entry) {
  if (list.some(each => isDeepStrictEqual(each, entry))) return list;
  const id = idOf(entry);
  const index = list.findIndex(each => id !== undefined && idOf(each) === id);
  return index < 0
    ? [...list, entry]
    : list.with(index, mergeConfig(list[index], entry));
}

function idOf(entry) {
  return isObject(entry) ? (entry.name ?? entry.host) : undefined;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
