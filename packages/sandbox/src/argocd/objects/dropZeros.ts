const KEPT_WHOLE = new Set(['valuesObject', 'values', 'labels', 'annotations']);
// Pointers in Go: their zero means something and is written.
const POINTERS = new Set(['enabled', 'revisionHistoryLimit', 'maxRetries']);

const isZero = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0);

/**
 * A copy as it looks after protobuf and Go's `omitempty`: without nulls, false, zero, empty strings and empty lists.
 * Empty objects stay, since structs are always written.
 */
export function dropZeros<T>(value: T): T {
  if (Array.isArray(value)) return value.map(item => dropZeros(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, field]) => {
    if (field === null || field === undefined) return [];
    if (KEPT_WHOLE.has(key)) {
      const empty =
        field === '' ||
        (typeof field === 'object' && Object.keys(field).length === 0);
      return empty ? [] : [[key, field]];
    }
    if (isZero(field) && !POINTERS.has(key)) return [];
    return [[key, dropZeros(field)]];
  });
  return Object.fromEntries(entries) as T;
}
