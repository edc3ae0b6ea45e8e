import { destinationCluster } from '../controller/destinationCluster';
import { projectProblems } from '../controller/projectProblems';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { ArgoError } from '../http/ArgoError';
import { ApplicationSpec } from '../objects/Application';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';

/** Refuses a spec that Argo CD refuses: project, destination, source form, and, with `render`, a source without manifests. */
export async function validateSpec(
  context: ApiContext,
  name: string,
  spec: ApplicationSpec,
  render: boolean,
): Promise<void> {
  const { store, clusters, renderer } = context;
  const project = store.projects.get(spec.project);
  if (!project) {
    throw ArgoError.invalidArgument(
      `app is not allowed in project "${spec.project}", or the project does not exist`,
    );
  }
  let cluster: SimulatedCluster;
  try {
    cluster = destinationCluster(clusters, spec.destination);
  } catch (error) {
    throw ArgoError.invalidArgument(
      `application destination spec for ${name} is invalid: ${(error as Error).message}`,
    );
  }
  const refuse = (problems: readonly string[]) =>
    ArgoError.invalidArgument(
      `application spec for ${name} is invalid: ${problems.map(problem => `InvalidSpecError: ${problem}`).join(';')}`,
    );
  const list = sources.of(spec);
  const incomplete = list.some(
    source =>
      !source.repoURL ||
      (!source.path && !source.chart && !(source.ref && list.length > 1)),
  );
  if (list.length === 0 || incomplete) {
    throw refuse([
      'spec.source.repoURL and either spec.source.path or spec.source.chart are required',
    ]);
  }
  const problems = projectProblems({ spec }, project, cluster);
  if (problems.length > 0) throw refuse(problems);
  if (!render) return;
  const rendering = {
    applicationName: name,
    namespace: spec.destination.namespace ?? '',
    sources: list,
  };
  try {
    await renderer.render(rendering, await renderer.resolve(rendering));
  } catch (error) {
    const { message } = error as Error;
    const unreachable = message.includes('failed to list refs');
    throw refuse([
      unreachable
        ? `repository not accessible: repositories not accessible: &Repository{Repo: "${list[0].repoURL}", Type: "", Name: "", Project: ""}: repo client error while testing repository: rpc error: code = Unknown desc = error testing repository connectivity: unable to ls-remote HEAD on repository: ${message}`
        : `Unable to generate manifests in ${list[0].path ?? ''}: rpc error: code = Unknown desc = ${message}`,
    ]);
  }
}
