import { ResourceKey } from '@slipway/sync-waves';
import { read } from '../../cluster/read';
import { LiveObject, SimulatedCluster } from '../../cluster/SimulatedCluster';
import { destinationCluster } from '../controller/destinationCluster';
import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import { Application } from '../objects/Application';
import { rfc3339 } from '../../rfc3339';
import { sortedJson } from '../objects/sortedJson';
import { ApiContext } from './ApiContext';
import { queriedApplication } from './queriedApplication';
import { findApplication } from './findApplication';

interface ActionRequest extends Partial<ResourceKey> {
  readonly resourceName?: string;
  readonly action?: string;
  readonly project?: string;
  readonly appNamespace?: string;
  readonly resourceActionParameters?: readonly {
    readonly name?: string;
    readonly value?: string;
  }[];
}

const ICON = 'fa fa-fw fa-';
const RESTARTABLE = ['Deployment', 'StatefulSet', 'DaemonSet'];

function actionsOf({ key, object }: LiveObject): readonly unknown[] {
  const restart = { name: 'restart', iconClass: `${ICON}redo` };
  const scale = {
    name: 'scale',
    params: [{ name: 'replicas' }],
    iconClass: `${ICON}plus-circle`,
  };
  if (key.group !== 'apps') return [];
  if (key.kind === 'DaemonSet') return [restart];
  if (key.kind === 'StatefulSet') return [restart, scale];
  if (key.kind !== 'Deployment') return [];
  const paused = read.at(object, 'spec', 'paused') === true;
  return [
    {
      name: 'resume',
      ...(!paused && { disabled: true }),
      iconClass: `${ICON}play-circle`,
    },
    scale,
    {
      name: 'pause',
      ...(paused && { disabled: true }),
      iconClass: `${ICON}pause-circle`,
    },
    restart,
  ];
}

/** One live object of an Application: reading and deleting it, and the actions on workloads. */
export function resourceRoutes(context: ApiContext): readonly Route[] {
  const { clusters, controller, clock, events } = context;

  const find = (
    application: Application,
    wanted: ResourceKey,
  ): { readonly cluster: SimulatedCluster; readonly live: LiveObject } => {
    const cluster = destinationCluster(clusters, application.spec.destination);
    const { group, kind, namespace, name } = wanted;
    const node = controller
      .treeOf(application)
      ?.nodes?.find(
        one =>
          (one.group ?? '') === group &&
          one.kind === kind &&
          one.name === name &&
          (one.namespace ?? '') === namespace,
      );
    const live = node && cluster.get(wanted);
    if (!live) {
      throw ArgoError.invalidArgument(
        `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
      );
    }
    return { cluster, live };
  };

  const queried = (query: URLSearchParams): ResourceKey => {
    const required = (field: string) => {
      const value = query.get(field);
      if (value === null) throw ArgoError.requiredField(field);
      return value;
    };
    required('version');
    return {
      group: query.get('group') ?? '',
      kind: required('kind'),
      namespace: query.get('namespace') ?? '',
      name: required('resourceName'),
    };
  };

  const run = (
    application: Application,
    request: ActionRequest,
    { name: user }: Caller,
  ) => {
    const { cluster, live } = find(application, {
      group: request.group ?? '',
      kind: request.kind ?? '',
      namespace: request.namespace ?? '',
      name: request.resourceName ?? '',
    });
    const spec = actionPatch(live, request, rfc3339(clock.now()));
    if (!spec) {
      throw ArgoError.unknown(
        'error getting Lua resource action: built-in script does not exist',
      );
    }
    const { status: _, ...object } = live.object;
    const editable = cluster as Partial<{
      edit(key: ResourceKey, patch: Readonly<Record<string, unknown>>): void;
    }>;
    if (editable.edit) editable.edit(live.key, { spec });
    else cluster.apply({ ...object, ...{ spec } } as never);
    events.add(application, {
      reason: 'ResourceActionRan',
      message: `${user} ran action ${request.action} on resource ${live.key.group}/${live.key.kind}/${live.key.name}`,
      user,
    });
    return {};
  };

  return [
    {
      method: 'GET',
      path: '/api/v1/applications/:name/resource',
      handle: request => {
        const application = queriedApplication(context, request);
        const { live } = find(application, queried(request.query));
        return { manifest: sortedJson(live.object) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/applications/:name/resource',
      handle: request => {
        const wanted = queried(request.query);
        const application = queriedApplication(
          context,
          request,
          `delete/${wanted.group}/${wanted.kind}/${wanted.namespace}/${wanted.name}`,
        );
        const { cluster, live } = find(application, wanted);
        cluster.delete(live.key);
        events.add(application, {
          reason: 'ResourceDeleted',
          message: `${request.caller.name} deleted resource ${live.key.group}/${live.key.kind} '${live.key.name}'`,
          user: request.caller.name,
        });
        return {};
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/resource/actions',
      handle: request => {
        const application = queriedApplication(context, request);
        const { live } = find(application, queried(request.query));
        const actions = actionsOf(live);
        return actions.length > 0 ? { actions } : {};
      },
    },
    {
      method: 'POST',
      path: '/api/v1/applications/:name/resource/actions/v2',
      handle: ({ params, body, caller }) => {
        const request = checkBody<ActionRequest>(
          body,
          'ResourceActionRunRequestV2',
          {
            action: 'string',
            resourceName: 'string',
          },
        );
        const application = findApplication(context, {
          ...request,
          name: params.name,
          caller,
          action: `action/${request.group ?? ''}/${request.kind ?? ''}/${request.action ?? ''}`,
        });
        return run(application, request, caller);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/applications/:name/resource/links',
      handle: request => {
        queriedApplication(context, request);
        return {};
      },
    },
  ];
}

/** The change to `spec` that an action makes; undefined for an action that the kind does not have. */
function actionPatch(
  { key }: LiveObject,
  request: ActionRequest,
  now: string,
): Readonly<Record<string, unknown>> | undefined {
  if (key.group !== 'apps' || !RESTARTABLE.includes(key.kind)) return undefined;
  const annotations = { 'kubectl.kubernetes.io/restartedAt': now };
  switch (request.action) {
    case 'restart':
      return { template: { metadata: { annotations } } };
    case 'pause':
    case 'resume':
      return key.kind === 'Deployment'
        ? { paused: request.action === 'pause' }
        : undefined;
    case 'scale': {
      const replicas = request.resourceActionParameters?.find(
        ({ name }) => name === 'replicas',
      )?.value;
      if (key.kind === 'DaemonSet') return undefined;
      if (!replicas || !/^\d+$/.test(replicas)) {
        throw ArgoError.unknown(`invalid number: ${replicas ?? ''}`);
      }
      return { replicas: Number(replicas) };
    }
    default:
      return undefined;
  }
}
