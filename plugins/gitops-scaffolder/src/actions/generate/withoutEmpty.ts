/**
 * A copy without fields that a form sends for what nobody filled in: undefined, null and empty texts, and records that
 * hold nothing else. Lists keep their elements.
 */
export function withoutEmpty<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty) as T;
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value)
    .map(([key, item]) => [key, withoutEmpty(item)] as const)
    .filter(([, item]) => !isEmpty(item));
  return Object.fromEntries(entries) as T;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' &&
      !Array.isArray(value) &&
      Object.keys(value).length === 0)
  );
}
