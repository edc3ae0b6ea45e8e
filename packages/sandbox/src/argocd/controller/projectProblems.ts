import { Application } from '../objects/Application';
import { AppProject } from '../objects/AppProject';
import { globMatch } from '../objects/globMatch';
import { sources } from '../objects/sources';

/** Why a project does not allow an Application, in Argo CD's sentences; empty when it does. */
export function projectProblems(
  { spec }: Pick<Application, 'spec'>,
  project: AppProject,
): readonly string[] {
  const { destination } = spec;
  const repositories = project.spec.sourceRepos ?? [];
  const problems = sources
    .of(spec)
    .filter(
      ({ repoURL }) =>
        !repositories.some(pattern => globMatch(pattern, repoURL)),
    )
    .map(
      ({ repoURL }) =>
        `application repo ${repoURL} is not permitted in project '${spec.project}'`,
    );
  const allowed = (project.spec.destinations ?? []).some(
    rule =>
      (destination.server
        ? globMatch(rule.server ?? '', destination.server)
        : globMatch(rule.name ?? rule.server ?? '', destination.name ?? '')) &&
      globMatch(rule.namespace ?? '', destination.namespace ?? ''),
  );
  return allowed
    ? problems
    : [
        ...problems,
        `application destination server '${destination.server ?? destination.name}' and namespace '${destination.namespace ?? ''}' do not match any of the allowed destinations in project '${spec.project}'`,
      ];
}
