import { ApplicationConfig } from '../config/ApplicationConfig';

/** What each application waits for, by name. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/**
 * The dependencies of a repository's applications, without those on itself and on what is not there.
 *
 * @param environment - only the applications that have it; all when undefined
 * @internal
 */
export function dependencyGraph(
  configs: readonly ApplicationConfig[],
  environment?: string,
): DependencyGraph {
  const present = configs.filter(
    ({ environments }) =>
      environment === undefined || Object.hasOwn(environments, environment),
  );
  const names = new Set(present.map(({ name }) => name));
  return new Map(
    present.map(({ name, dependencies }) => [
      name,
      [...new Set(Object.values(dependencies ?? {}))]
        .filter(other => other !== name && names.has(other))
        .sort(),
    ]),
  );
}
