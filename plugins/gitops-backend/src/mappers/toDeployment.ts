import {
  ActionAccess,
  Deployment,
  formatDeploymentId,
  GitopsAction,
} from '@slipway/plugin-gitops-common';
import {
  ArgoApplication,
  ArgoCdInstanceConfig,
  EnvironmentConfig,
} from '@slipway/plugin-gitops-node';
import { WaveTimeline } from '@slipway/sync-waves';
import { IndexedApplication } from '../index/ApplicationIndex';
import { changesIn } from './changesIn';
import { describeNewest } from './describeNewest';
import { describeVersion } from './describeVersion';
import { environmentOf } from './environmentOf';
import { displayName, initiatorOf } from './initiatorOf';
import { isOperationRunning } from './isOperationRunning';
import { Sourced } from './mainSource';
import { readHold } from './readHold';
import { summarizeOperation } from './summarizeOperation';

/** What is known of a deployment beside the Application itself. */
export interface DeploymentContext {
  readonly instance: Pick<ArgoCdInstanceConfig, 'name' | 'publicUrl'>;
  readonly environments: readonly EnvironmentConfig[];
  readonly access: Readonly<Record<GitopsAction, ActionAccess>>;
  readonly now: Date;
  readonly timeline?: WaveTimeline;
  /** What the running operation brings, by its manifests: Argo CD reports images only when their wave comes. */
  readonly targetImages?: readonly string[];
  /** What the ledger knows of the revision that the source asks for, when it was deployed before. */
  readonly askedImages?: readonly string[];
  /** The last success of the ledger: Argo CD forgets who asked for a rollback, and which images it brought. */
  readonly lastSuccess?: {
    readonly startedAt: string;
    readonly by: string;
    readonly images: readonly string[];
  };
  /** Who asked for the operation that runs or ran last, as our own records have it. */
  readonly lastOperation?: {
    readonly startedAt: string;
    readonly by: string;
    readonly reason?: string;
  };
}

/**
 * An Application as a deployment. Its drift is told later, beside the other environments.
 */
export function toDeployment(
  { id, application, staleSince }: IndexedApplication,
  context: DeploymentContext,
): Deployment {
  const { spec, status } = application;
  const hold = readHold(application, context.now);
  const environment = environmentOf(
    application,
    id.instance,
    context.environments,
  );
  const automated = spec.syncPolicy?.automated;
  const main = spec.sources?.find(({ chart }) => chart) ?? spec.source;
  const state = status?.operationState;
  const ours =
    context.lastOperation?.startedAt === state?.startedAt
      ? context.lastOperation
      : undefined;
  return {
    id: formatDeploymentId(id),
    instance: id.instance,
    application: {
      name: id.name,
      namespace: id.namespace,
      project: spec.project ?? 'default',
      url:
        context.instance.publicUrl &&
        `${context.instance.publicUrl}/applications/${id.namespace}/${id.name}`,
    },
    environment,
    changes: changesIn(environment, context.environments),
    destination: {
      cluster: spec.destination?.name ?? spec.destination?.server ?? '',
      namespace: spec.destination?.namespace ?? '',
    },
    delivery: main?.chart ? 'chart' : 'manifests',
    ...versions(application, context),
    sync: status?.sync?.status || 'Unknown',
    health: status?.health?.status || 'Unknown',
    healthMessage: status?.health?.message,
    autoSync: {
      enabled: Boolean(automated) && automated?.enabled !== false,
      prune: automated?.prune ?? false,
      selfHeal: automated?.selfHeal ?? false,
    },
    hold,
    newest: describeNewest(application, hold),
    drift: { state: 'unknown', sentence: '' },
    lastDeployed: lastDeployed(application, context),
    operation: summarizeOperation(application, context.timeline, ours),
    conditions: (status?.conditions ?? []).map(({ type, message }) => ({
      type,
      message,
    })),
    access: context.access,
    staleSince,
  };
}

function versions(application: ArgoApplication, context: DeploymentContext) {
  const { metadata, spec, status } = application;
  const running = isOperationRunning(application);
  const entry = status?.history?.at(-1);
  const asked: Sourced = {
    source: spec.source,
    sources: spec.sources,
    revision: status?.sync?.revision,
    revisions: status?.sync?.revisions,
  };
  const version =
    entry &&
    describeVersion(
      entry.sources?.length ? { ...entry, source: undefined } : entry,
      deployedImages(application, context),
      metadata.name,
    );
  const target = running
    ? describeVersion(
        {
          ...asked,
          ...application.operation?.sync,
          ...status?.operationState?.syncResult,
        },
        context.targetImages ?? broughtImages(application),
        metadata.name,
      )
    : describeVersion(asked, context.askedImages ?? [], metadata.name);
  const pending = running || status?.sync?.status === 'OutOfSync';
  return {
    version,
    targetVersion:
      pending && target?.revision !== version?.revision ? target : undefined,
  };
}

/**
 * The images of what was deployed last: of its own operation, as Argo CD or the ledger reports it. The summary of live
 * images is the last resort, because it mixes old pods, new pods and finished jobs.
 */
function deployedImages(
  application: ArgoApplication,
  { lastSuccess }: DeploymentContext,
): readonly string[] {
  const { history, operationState, summary } = application.status ?? {};
  const startedAt = history?.at(-1)?.deployStartedAt;
  const brought =
    operationState?.startedAt === startedAt ? broughtImages(application) : [];
  if (brought.length) return brought;
  if (lastSuccess?.startedAt === startedAt && lastSuccess?.images.length) {
    return lastSuccess.images;
  }
  return summary?.images ?? [];
}

/** The images that the operation which runs or ran last applied. Known since Argo CD 3.1. */
function broughtImages({ status }: ArgoApplication): string[] {
  const resources = status?.operationState?.syncResult?.resources ?? [];
  return [...new Set(resources.flatMap(({ images }) => images ?? []))];
}

function lastDeployed(
  { status }: ArgoApplication,
  { lastSuccess }: DeploymentContext,
): Deployment['lastDeployed'] {
  const entry = status?.history?.at(-1);
  if (!entry) return undefined;
  const { by, automated } = initiatorOf({ initiatedBy: entry.initiatedBy });
  const known =
    lastSuccess && lastSuccess.startedAt === entry.deployStartedAt
      ? lastSuccess.by
      : by;
  return { at: entry.deployedAt, by: displayName(known), automated };
}
