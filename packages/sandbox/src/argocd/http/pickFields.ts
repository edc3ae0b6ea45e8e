function pick(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some(path => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map(item => pick(item, paths));
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => {
      const below = paths
        .filter(([head]) => head === key)
        .map(([, ...rest]) => rest);
      const kept = below.length > 0 ? pick(field, below) : undefined;
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function omit(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map(item => omit(item, paths));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => {
      const below = paths
        .filter(([head]) => head === key)
        .map(([, ...rest]) => rest);
      if (below.some(path => path.length === 0)) return [];
      return [[key, below.length > 0 ? omit(field, below) : field]];
    }),
  );
}

/** The general `fields` filter, of streams, projects and managed resources: any path; a leading `-` leaves them out. */
export function pickFields(value: unknown, fields: string | null): unknown {
  if (!fields) return value;
  const inverted = fields.startsWith('-');
  const paths = fields
    .slice(inverted ? 1 : 0)
    .split(',')
    .map(path => path.trim().split('.'));
  return inverted ? omit(value, paths) : pick(value, paths);
}
