import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { Application } from '../objects/Application';
import { AppProject } from '../objects/AppProject';
import { sources } from '../objects/sources';
import { projectAllows } from './projectAllows';

/** Why a project does not allow an Application, in Argo CD's sentences; empty when it does. */
export function projectProblems(
  { spec }: Pick<Application, 'spec'>,
  project: AppProject,
  cluster: Pick<SimulatedCluster, 'name' | 'server'>,
): readonly string[] {
  const { destination } = spec;
  const problems = sources
    .of(spec)
    .filter(({ repoURL }) => !projectAllows.source(project.spec, repoURL))
    .map(
      ({ repoURL }) =>
        `application repo ${repoURL} is not permitted in project '${spec.project}'`,
    );
  const { namespace = '' } = destination;
  return projectAllows.destination(project.spec, cluster, namespace)
    ? problems
    : [
        ...problems,
        `application destination server '${destination.name ? cluster.name : cluster.server}' and namespace '${namespace}' do not match any of the allowed destinations in project '${spec.project}'`,
      ];
}
