import {
  createTasks,
  Manifest,
  orderTasks,
  ResourceKey,
  waveOf,
} from '@slipway/sync-waves';
import {
  LiveObject,
  ObjectHealth,
  SimulatedCluster,
} from '../../cluster/SimulatedCluster';
import { compareObjects } from '../controller/compareObjects';
import { respectIgnored } from '../controller/respectIgnored';
import { Target } from '../controller/prepareTargets';
import {
  Application,
  OperationState,
  SelectedResource,
} from '../objects/Application';
import { hasSyncOption } from '../objects/hasSyncOption';
import { isDeletionApproved } from '../objects/isDeletionApproved';
import { resourceKey } from '../objects/resourceKey';
import { EngineTask } from './EngineTask';
import { hookName } from './hookName';

interface BuildOptions {
  readonly application: Application;
  readonly state: OperationState;
  readonly targets: readonly Target[];
  /** The objects that carry the Application's tracking annotation. */
  readonly live: readonly LiveObject[];
  readonly cluster: SimulatedCluster;
  readonly healthOf: (live: LiveObject) => ObjectHealth | undefined;
}

function isSelected(
  selection: readonly SelectedResource[] | undefined,
  key: ResourceKey,
): boolean {
  if (!selection?.length) return true;
  return selection.some(
    wanted =>
      (wanted.group ?? '') === key.group &&
      wanted.kind === key.kind &&
      wanted.name === key.name &&
      (!wanted.namespace || wanted.namespace === key.namespace),
  );
}

function ownNamespace({
  application,
  state,
  targets,
  cluster,
}: BuildOptions): EngineTask[] {
  const name = application.spec.destination.namespace;
  const wanted = state.operation.sync.syncOptions?.includes(
    'CreateNamespace=true',
  );
  const key = { group: '', kind: 'Namespace', namespace: '', name: name ?? '' };
  const present = targets.some(
    target => resourceKey.id(target.key) === resourceKey.id(key),
  );
  if (!name || !wanted || present) return [];
  const { managedNamespaceMetadata: metadata } =
    application.spec.syncPolicy ?? {};
  const live = cluster.get(key);
  const isSettledNamespace = (['labels', 'annotations'] as const).every(field =>
    Object.entries(metadata?.[field] ?? {}).every(
      ([label, value]) => live?.object.metadata[field]?.[label] === value,
    ),
  );
  if (live && isSettledNamespace) return [];
  return [
    {
      key,
      phase: 'PreSync',
      wave: 0,
      target: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, ...metadata },
      },
      hook: false,
      deletePolicies: [],
      prune: false,
      pruneLast: false,
      version: 'v1',
      ownNamespace: true,
    },
  ];
}

function applyMode(
  target: Manifest | undefined,
  live: Manifest | undefined,
  options: readonly string[],
): EngineTask['apply'] {
  const asked = (option: string) =>
    options.includes(option) ||
    [target, live].some(one => one && hasSyncOption(one, option));
  if (asked('Replace=true')) return 'replace';
  const refused = target && hasSyncOption(target, 'ServerSideApply=false');
  return asked('ServerSideApply=true') && !refused ? 'server-side' : undefined;
}

/** Whether the object is already as it should be and ApplyOutOfSyncOnly leaves it out. */
function isSettled(
  task: EngineTask,
  application: Application,
  options: readonly string[],
): boolean {
  return (
    options.includes('ApplyOutOfSyncOnly=true') &&
    !task.hook &&
    !task.prune &&
    task.result === undefined &&
    task.live !== undefined &&
    task.target !== undefined &&
    compareObjects(
      task.target,
      task.live.applied,
      application.spec.ignoreDifferences,
    )
  );
}

/**
 * The tasks of the running operation in Argo CD's order, joined with the live objects and with what was reported so
 * far. A selection and the strategy `apply` leave hooks out; a missing destination namespace comes first.
 */
export function buildTasks(options: BuildOptions): EngineTask[] {
  const { application, state, targets, live, cluster } = options;
  const { sync } = state.operation;
  const syncOptions = sync.syncOptions ?? [];
  const wantedIds = new Set(targets.map(target => resourceKey.id(target.key)));
  const results = new Map(
    (state.syncResult?.resources ?? []).map(result => [
      `${resourceKey.id(result)}|${result.syncPhase}`,
      result,
    ]),
  );
  const { tasks } = createTasks(
    targets.map(target => target.manifest),
    {
      defaultNamespace: application.spec.destination.namespace,
      isClusterScoped: (group, kind) => cluster.isClusterScoped(group, kind),
      hooks: !sync.syncStrategy?.apply && !sync.resources?.length,
      prune: live
        .filter(({ key }) => !wantedIds.has(resourceKey.id(key)))
        .filter(
          ({ object }) =>
            !object.metadata.annotations?.['argocd.argoproj.io/hook'] &&
            !object.metadata.annotations?.['helm.sh/hook'],
        )
        .map(({ key, object }) => ({
          key,
          wave: waveOf(object),
          pruneLast: hasSyncOption(object, 'PruneLast=true'),
        })),
    },
  );
  const respects = syncOptions.includes('RespectIgnoreDifferences=true');
  const ordered = orderTasks(tasks, {
    pruneLast: syncOptions.includes('PruneLast=true'),
  }).map((task): EngineTask => {
    const named = hookName(task, state);
    const object = cluster.get(named.key);
    const { target } = named;
    return {
      ...named,
      ...(target &&
        object &&
        respects && {
          target: respectIgnored(
            target,
            object.object,
            application.spec.ignoreDifferences,
          ),
        }),
      version: (named.target?.apiVersion ?? `/${object?.version ?? 'v1'}`)
        .split('/')
        .pop()!,
      ...(object && { live: object, health: options.healthOf(object) }),
      result: results.get(`${resourceKey.id(named.key)}|${named.phase}`),
      keep: object !== undefined && hasSyncOption(object.object, 'Prune=false'),
      unconfirmed:
        object !== undefined &&
        hasSyncOption(object.object, 'Prune=confirm') &&
        !isDeletionApproved(application, state.startedAt),
      apply: applyMode(named.target, object?.object, syncOptions),
    };
  });
  return [...ownNamespace(options), ...ordered].filter(
    task =>
      isSelected(sync.resources, task.key) &&
      !isSettled(task, application, syncOptions),
  );
}
