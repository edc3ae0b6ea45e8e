import { syncWindows } from '../controller/syncWindows';
import { Caller } from '../access/Caller';
import { ArgoError } from '../http/ArgoError';
import { checkBody } from '../http/checkBody';
import { Route } from '../http/Route';
import {
  Application,
  Operation,
  RetryStrategy,
  SelectedResource,
} from '../objects/Application';
import { dropZeros } from '../objects/dropZeros';
import { presentApplication } from '../objects/presentApplication';
import { sources } from '../objects/sources';
import { ApiContext } from './ApiContext';
import { findApplication } from './findApplication';
import { queriedApplication } from './queriedApplication';
import { resolveSync } from './resolveSync';
import { startOperation } from './startOperation';

interface Request {
  readonly project?: string;
  readonly appNamespace?: string;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
}

interface SyncRequest extends Request {
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly sourcePositions?: readonly number[];
  readonly strategy?: Operation['sync']['syncStrategy'];
  readonly resources?: readonly SelectedResource[];
  readonly syncOptions?: { readonly items?: readonly string[] };
  readonly retryStrategy?: RetryStrategy;
  readonly infos?: readonly { readonly name: string; readonly value: string }[];
  readonly manifests?: readonly string[];
}

const COMMON = {
  project: 'string',
  appNamespace: 'string',
  prune: 'bool',
  dryRun: 'bool',
} as const;

const SYNC = {
  ...COMMON,
  revision: 'string',
  revisions: 'list',
  sourcePositions: 'list',
  strategy: 'object',
  resources: 'list',
  syncOptions: 'object',
  retryStrategy: 'object',
  infos: 'list',
  manifests: 'list',
} as const;

const isAutomated = ({ spec }: Application) =>
  Boolean(
    spec.syncPolicy?.automated && spec.syncPolicy.automated.enabled !== false,
  );

/** Sync, rollback and terminate. */
export function operationRoutes(context: ApiContext): readonly Route[] {
  const { store, controller, clock, events } = context;

  const refuseDeleting = ({ metadata }: Application) => {
    if (metadata.deletionTimestamp) {
      throw ArgoError.failedPrecondition('application is deleting');
    }
  };

  const sync = async (name: string, request: SyncRequest, caller: Caller) => {
    const user = caller.name;
    const application = findApplication(context, { ...request, name, caller });
    const { spec } = application;
    const windows = store.projects.get(spec.project)?.spec.syncWindows ?? [];
    if (
      !syncWindows.canSync(windows, application, {
        now: clock.now(),
        manual: true,
      })
    ) {
      throw ArgoError.permissionDenied('cannot sync: blocked by sync window');
    }
    const object = `${spec.project}/${name}`;
    caller.demand('applications', 'sync', object);
    if (request.manifests?.length) {
      caller.demand('applications', 'override', object);
      throw ArgoError.failedPrecondition(
        'cannot use local sync: the simulator does not take manifests in a request',
      );
    }
    refuseDeleting(application);
    const resolved = await resolveSync(context, application, request);
    const options = request.syncOptions
      ? (request.syncOptions.items ?? [])
      : (spec.syncPolicy?.syncOptions ?? []);
    const after = startOperation(context, name, {
      sync: dropZeros({
        ...resolved,
        prune: request.prune,
        dryRun: request.dryRun,
        syncStrategy: request.strategy,
        resources: request.resources,
        syncOptions: options,
      }),
      initiatedBy: { username: user },
      ...(request.infos?.length && { info: request.infos }),
      retry: dropZeros(request.retryStrategy ?? {}),
    });
    const [target] = sources.of(spec).map(source => source.targetRevision);
    const partial = request.resources?.length ? 'partial ' : '';
    events.add(after, {
      reason: 'OperationStarted',
      message: `${user} initiated ${partial}sync to ${request.revision || target || 'HEAD'} (${sources.revisionsOf(resolved).join(', ')})`,
      user,
    });
    return presentApplication(after, { health: false });
  };

  const rollback = (
    name: string,
    request: Request & { readonly id?: number },
    caller: Caller,
  ) => {
    const user = caller.name;
    const { id } = request;
    if (id === undefined || id === null) throw ArgoError.requiredField('id');
    const application = findApplication(context, {
      ...request,
      name,
      caller,
      action: 'sync',
    });
    refuseDeleting(application);
    if (isAutomated(application)) {
      throw ArgoError.failedPrecondition(
        'rollback cannot be initiated when auto-sync is enabled',
      );
    }
    const entry = application.status.history?.find(one => one.id === id);
    if (!entry) {
      throw ArgoError.invalidArgument(
        `application argocd/${name} does not have deployment with id ${id}`,
      );
    }
    const after = startOperation(context, name, {
      sync: dropZeros({
        revision: entry.revision,
        revisions: entry.revisions,
        prune: request.prune,
        dryRun: request.dryRun,
        syncStrategy: { apply: {} },
        syncOptions: application.spec.syncPolicy?.syncOptions ?? [],
        source: entry.source,
        sources: entry.sources,
      }),
      initiatedBy: { username: user },
      retry: {},
    });
    if (entry.sources) {
      store.applications.update(name, current => withEmptySource(current));
    }
    events.add(after, {
      reason: 'OperationStarted',
      message: `${user} initiated rollback to ${id}`,
      user,
    });
    return presentApplication(store.applications.get(name)!, { health: false });
  };

  return [
    {
      method: 'POST',
      path: '/api/v1/applications/:name/sync',
      handle: ({ params, body, caller }) =>
        sync(
          params.name,
          checkBody(body, 'ApplicationSyncRequest', SYNC),
          caller,
        ),
    },
    {
      method: 'POST',
      path: '/api/v1/applications/:name/rollback',
      handle: ({ params, body, caller }) =>
        rollback(
          params.name,
          checkBody(body, 'ApplicationRollbackRequest', {
            ...COMMON,
            id: 'int64',
          }),
          caller,
        ),
    },
    {
      method: 'DELETE',
      path: '/api/v1/applications/:name/operation',
      handle: request => {
        const { params } = request;
        const application = queriedApplication(context, request, 'sync');
        const state = application.status.operationState;
        if (!application.operation || !state) {
          throw ArgoError.invalidArgument(
            'Unable to terminate operation. No operation is in progress',
          );
        }
        store.applications.put({
          ...application,
          status: {
            ...application.status,
            operationState: { ...state, phase: 'Terminating' },
          },
        });
        controller.wake(params.name);
        return {};
      },
    },
  ];
}

/** Go writes the unused singular struct of a rollback with several sources. */
function withEmptySource(application: Application): Application {
  if (!application.operation) return application;
  const { sync } = application.operation;
  return {
    ...application,
    operation: {
      ...application.operation,
      sync: { ...sync, source: { repoURL: '' } },
    },
  };
}
