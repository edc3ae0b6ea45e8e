import { Finding } from '../findings/Finding';
import { nearestName } from './nearestName';
import { NamedProjectUse } from './projectUses';

/**
 * `project-unknown`: a project that the repository does not declare, in a repository that declares some.
 *
 * @internal
 */
export function lintProjectNames(
  uses: readonly NamedProjectUse[],
  declared: readonly string[],
): readonly Finding[] {
  if (declared.length === 0) {
    return [];
  }
  return uses
    .filter(
      ({ project }) =>
        project !== 'default' &&
        !declared.includes(project) &&
        !project.includes('{{'),
    )
    .map(({ project, use }) => {
      const nearest = nearestName(project, declared);
      return {
        rule: 'project-unknown',
        level: 'warning',
        object: use.object,
        path: use.path,
        message: `${use.object} names the project "${project}", which the repository does not declare${nearest ? ` (the nearest is "${nearest}")` : ''}.`,
        fix: `Add config/projects/${project}.ts, or correct the name.`,
      };
    });
}
