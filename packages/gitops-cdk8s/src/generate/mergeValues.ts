type Values = Readonly<Record<string, unknown>>;

/**
 * Merges Helm values as Helm does: records are merged, everything else is replaced.
 *
 * @internal
 */
export function mergeValues(
  base: Values | undefined,
  over: Values | undefined,
): Values | undefined {
  if (!base || !over) {
    return over ?? base;
  }
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map(key => {
      const before = base[key];
      const after = over[key];
      if (isRecord(before) && isRecord(after)) {
        return [key, mergeValues(before, after)];
      }
      return [key, Object.hasOwn(over, key) ? after : before];
    }),
  );
}

function isRecord(value: unknown): value is Values {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
