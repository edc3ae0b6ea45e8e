import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { Finding } from './Finding';

/**
 * `dependencies` across all applications of a repository: one that names no application of it, and circles.
 *
 * @public
 */
export function lintDependencies(
  configs: readonly ApplicationConfig[],
): readonly Finding[] {
  const byName = new Map(configs.map(config => [config.name, config]));
  return configs.flatMap(config => [
    ...missing(config, byName),
    ...circle(config, byName),
  ]);
}

type ByName = ReadonlyMap<string, ApplicationConfig>;

function missing(
  config: ApplicationConfig,
  byName: ByName,
): readonly Finding[] {
  return Object.entries(config.dependencies ?? {})
    .filter(([, name]) => !byName.has(name))
    .map(([role, name]) => ({
      rule: 'dependencies',
      level: 'error',
      path: applicationConfigPath(config.name),
      message: `${config.name} depends on "${name}" as its ${role}, and the repository has no such application.`,
      fix: `Add ${applicationConfigPath(name)}, or correct the name.`,
    }));
}

/** Told once, by the first application of the circle in the alphabet. */
function circle(config: ApplicationConfig, byName: ByName): readonly Finding[] {
  const path = pathBack(config.name, config.name, byName, new Set());
  if (!path || path.length < 2 || [...path].sort()[0] !== config.name) {
    return [];
  }
  return [
    {
      rule: 'dependencies',
      level: 'error',
      path: applicationConfigPath(config.name),
      message: `${[...path, config.name].join(' depends on ')}: none of them can be first.`,
      fix: 'Remove one of these dependencies.',
    },
  ];
}

/** The applications from one to another along dependencies, without the last; undefined when there is no way. */
function pathBack(
  from: string,
  to: string,
  byName: ByName,
  seen: Set<string>,
): readonly string[] | undefined {
  for (const next of Object.values(byName.get(from)?.dependencies ?? {})) {
    if (next === to) {
      return [from];
    }
    if (!seen.has(next)) {
      seen.add(next);
      const rest = pathBack(next, to, byName, seen);
      if (rest) {
        return [from, ...rest];
      }
    }
  }
  return undefined;
}
