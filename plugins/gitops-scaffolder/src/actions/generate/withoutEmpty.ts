/** Helm values: an empty text in them means something to the chart. */
const KEPT: readonly string[] = ['values'];

/**
 * A copy without fields that a form sends for what nobody filled in: undefined, null and empty texts, and records that
 * hold nothing else. Lists keep their elements, and values of a chart stay as they are.
 */
export function withoutEmpty<T>(value: T): T {
  return clean(value, false);
}

/** The same for props of a chart type, of which a form sends lists that nobody filled in too. */
export function withoutEmptyProps<T>(value: T): T {
  return clean(value, true);
}

function clean<T>(value: T, lists: boolean): T {
  if (Array.isArray(value)) {
    return value.map(item => clean(item, lists)) as T;
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value)
    .map(
      ([key, item]) =>
        [key, KEPT.includes(key) ? item : clean(item, lists)] as const,
    )
    .filter(([, item]) => !isEmpty(item, lists));
  return Object.fromEntries(entries) as T;
}

function isEmpty(value: unknown, lists: boolean): boolean {
  if (Array.isArray(value)) {
    return lists && value.length === 0;
  }
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
