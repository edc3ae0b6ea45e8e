const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Looks into values that came from YAML or JSON and have no type. A value of another kind than asked for reads as
 * absent, as the API server's own defaulting treats it.
 */
export const read = {
  /** The value below a path of keys. */
  at(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
      (node, key) => (isRecord(node) ? node[key] : undefined),
      value,
    );
  },
  /** The object below a path; `{}` when there is none. */
  record(value: unknown, ...path: readonly string[]): Record<string, unknown> {
    const found = read.at(value, ...path);
    return isRecord(found) ? found : {};
  },
  /** The list below a path; `[]` when there is none. */
  list(value: unknown, ...path: readonly string[]): readonly unknown[] {
    const found = read.at(value, ...path);
    return Array.isArray(found) ? found : [];
  },
  /** The string below a path. */
  text(value: unknown, ...path: readonly string[]): string | undefined {
    const found = read.at(value, ...path);
    return typeof found === 'string' ? found : undefined;
  },
  /** The number below a path. */
  number(value: unknown, ...path: readonly string[]): number | undefined {
    const found = read.at(value, ...path);
    return typeof found === 'number' ? found : undefined;
  },
  /** The status condition of a type. */
  condition(
    object: unknown,
    type: string,
  ): Record<string, unknown> | undefined {
    return read
      .list(object, 'status', 'conditions')
      .filter(isRecord)
      .find(condition => condition.type === type);
  },
  isRecord,
};
