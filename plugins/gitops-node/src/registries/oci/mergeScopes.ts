/**
 * Joins scopes such as `repository:a/b:pull,push`, by their last colon, so that what we need and what the registry asks
 * for are requested at once.
 */
export function mergeScopes(...scopes: readonly string[]): string {
  const actions = new Map<string, Set<string>>();
  for (const scope of scopes.flatMap(text => text.split(/\s+/))) {
    const colon = scope.lastIndexOf(':');
    if (colon > 0) {
      const resource = scope.slice(0, colon);
      const known = actions.get(resource) ?? new Set<string>();
      scope
        .slice(colon + 1)
        .split(',')
        .forEach(action => known.add(action));
      actions.set(resource, known);
    }
  }
  return [...actions]
    .map(([resource, wanted]) => `${resource}:${[...wanted].sort().join(',')}`)
    .sort()
    .join(' ');
}
