import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { buildTasks } from '../engine/buildTasks';
import { EngineTask } from '../engine/EngineTask';
import { Application, OperationState } from '../objects/Application';
import { sources } from '../objects/sources';
import { ArgoEnvironment } from './ArgoEnvironment';
import { destinationCluster } from './destinationCluster';
import { OperationRecord } from './OperationRecord';
import { prepareTargets } from './prepareTargets';

/** What one pass over an operation works with. */
export interface Pass {
  readonly application: Application;
  readonly state: OperationState;
  readonly cluster: SimulatedCluster;
  readonly tasks: readonly EngineTask[];
}

/**
 * Renders what an operation deploys, at the revisions that its first pass resolved, and builds its tasks. Rejects when a
 * source cannot be resolved or rendered.
 */
export async function prepareOperation(
  environment: ArgoEnvironment,
  application: Application,
  before: OperationState,
): Promise<Pass> {
  const { store, renderer, clusters, tracked, healthOf } = environment;
  const { name } = application.metadata;
  const { sync } = before.operation;
  const cluster = destinationCluster(clusters, application.spec.destination);
  const wanted = sources.of(sync).filter(source => source.repoURL);
  const used = wanted.length > 0 ? wanted : sources.of(application.spec);
  const multi = sources.isMulti(application.spec) || sources.isMulti(sync);
  const context = {
    applicationName: name,
    namespace: application.spec.destination.namespace ?? '',
    sources: used,
  };
  const recorded = sources.revisionsOf(before.syncResult ?? {});
  const revisions =
    recorded.length > 0
      ? recorded
      : await renderer.resolve(context, sources.revisionsOf(sync));
  const { manifests } = await renderer.render(context, revisions);
  if (!before.syncResult) {
    new OperationRecord(environment).setState(name, state => ({
      ...state,
      syncResult: {
        ...sources.revisionFields(multi, revisions),
        ...sources.fields(multi, used),
        ...(multi && { revision: '', source: { repoURL: '' } }),
      },
    }));
  }
  const current = store.applications.get(name) ?? application;
  const state = current.status.operationState ?? before;
  const { targets } = prepareTargets({
    application: name,
    namespace: context.namespace,
    manifests,
    cluster,
  });
  const tasks = buildTasks({
    application: current,
    state,
    targets,
    live: tracked.get(cluster)?.of(name) ?? [],
    cluster,
    healthOf: object => healthOf(cluster, object),
  });
  return { application: current, state, cluster, tasks };
}
