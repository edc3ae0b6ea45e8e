import { ApplicationConfig } from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { Finding } from '../findings/Finding';
import { nearestName } from '../platform/nearestName';
import { dependencyGraph } from './dependencyGraph';
import { findCycles } from './findCycles';

/**
 * `dependencies` across all applications of a repository: one that names no application of it, and circles, each told
 * once with its whole way.
 *
 * @public
 */
export function lintDependencies(
  configs: readonly ApplicationConfig[],
): readonly Finding[] {
  return [
    ...missing(configs),
    ...findCycles(dependencyGraph(configs)).map((cycle): Finding => ({
      rule: 'dependencies',
      level: 'error',
      path: applicationConfigPath(cycle[0]),
      message: `${[...cycle, cycle[0]].join(' depends on ')}: none of them can be first.`,
      fix: 'Remove one of these dependencies.',
    })),
  ];
}

function missing(configs: readonly ApplicationConfig[]): readonly Finding[] {
  const names = new Set(configs.map(({ name }) => name));
  return configs.flatMap(config =>
    Object.entries(config.dependencies ?? {})
      .filter(([, name]) => !names.has(name))
      .map(([role, name]): Finding => {
        const nearest = nearestName(name, [...names]);
        return {
          rule: 'dependencies',
          level: 'error',
          path: applicationConfigPath(config.name),
          message: `${config.name} depends on "${name}"${role === name ? '' : ` as its ${role}`}, and the repository has no such application.`,
          fix: `Add ${applicationConfigPath(name)}, or correct the name${nearest ? ` (the nearest is "${nearest}")` : ''}.`,
        };
      }),
  );
}
