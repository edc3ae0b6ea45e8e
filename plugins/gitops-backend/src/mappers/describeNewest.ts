import { Hold, NewestCommit } from '@slipway/plugin-gitops-common';
import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { shortRevision } from './describeVersion';
import { displayName } from './initiatorOf';
import { isOperationRunning } from './isOperationRunning';
import { mainSource } from './mainSource';
import { operationKind } from './operationKind';

const RENDER_ERRORS = new Set(['ComparisonError', 'InvalidSpecError']);

/**
 * Whether what the source asks for is live and, if not, what stops it.
 */
export function describeNewest(
  application: ArgoApplication,
  hold: Hold | undefined,
): NewestCommit {
  const { spec, status } = application;
  const { source, revision } = mainSource({
    source: spec.source,
    sources: spec.sources,
    revision: status?.sync?.revision,
    revisions: status?.sync?.revisions,
  });
  const thing = nameOf(source?.chart, revision);
  const conditions = status?.conditions ?? [];
  const running = describeRunning(application, revision, thing);
  if (running) return { ...running, revision };

  const broken = conditions.find(({ type }) => RENDER_ERRORS.has(type));
  if (broken) {
    return {
      state: 'cannot-render',
      sentence: `Argo CD cannot render what the source asks for: ${broken.message}`,
      revision,
    };
  }
  if (status?.sync?.status === 'Synced' && failedOn(application, revision)) {
    return {
      state: 'gave-up',
      sentence: `${thing} was applied in part: its last operation failed, and Argo CD does not try it again.`,
      revision,
    };
  }
  if (status?.sync?.status === 'Synced') {
    return { state: 'live', sentence: `${thing} is live.`, revision };
  }
  if (status?.sync?.status !== 'OutOfSync') {
    return {
      state: 'unknown',
      sentence: 'Argo CD has not compared this with its source yet.',
      revision,
    };
  }
  if (hold) {
    const who = hold.by ? ` by ${displayName(hold.by)}` : '';
    return {
      state: 'on-hold',
      sentence: `${thing} is not applied: auto-sync is held${who}.`,
      revision,
    };
  }
  const failed = conditions.find(({ type }) => type === 'SyncError');
  if (failed) {
    return {
      state: 'gave-up',
      sentence: `Auto-sync gave up on ${thing.toLowerCase()}: ${
        failed.message
      }`,
      revision,
    };
  }
  const automated = spec.syncPolicy?.automated;
  return {
    state: 'out-of-sync',
    sentence:
      automated && automated.enabled !== false
        ? `${thing} is not live yet; auto-sync applies it next.`
        : `${thing} is not applied: auto-sync is off, so it waits for a sync.`,
    revision,
  };
}

/**
 * Whether the last operation brought this revision and failed. When all that was applied before it failed is what Git
 * says, Argo CD calls the Application Synced, although later waves never came and what came may not work.
 */
function failedOn(
  application: ArgoApplication,
  revision: string | undefined,
): boolean {
  const state = application.status?.operationState;
  if (state?.phase !== 'Failed' && state?.phase !== 'Error') return false;
  const tried = mainSource({ ...state.operation?.sync, ...state.syncResult });
  return tried.revision !== undefined && tried.revision === revision;
}

function describeRunning(
  application: ArgoApplication,
  newest: string | undefined,
  thing: string,
): Pick<NewestCommit, 'state' | 'sentence'> | undefined {
  const state = application.status?.operationState;
  const operation = application.operation ?? state?.operation;
  if (!isOperationRunning(application)) return undefined;
  if (operationKind(operation) === 'dry-run') return undefined;
  if (state?.message?.includes('blocked by sync window')) {
    return {
      state: 'blocked-by-sync-window',
      sentence: `${thing} waits for a sync window of the project to open.`,
    };
  }
  const { revision } = mainSource({ ...operation?.sync, ...state?.syncResult });
  if (newest && revision && newest !== revision) {
    return {
      state: 'waits-for-operation',
      sentence: `${
        thing.startsWith('Commit') ? `Newer ${thing.toLowerCase()}` : thing
      } waits for this operation.`,
    };
  }
  if (state?.phase === 'Running' && state.finishedAt) {
    return {
      state: 'retrying',
      sentence: `${thing} failed and is tried again (attempt ${
        (state.retryCount ?? 0) + 1
      }).`,
    };
  }
  return { state: 'syncing', sentence: `${thing} is being deployed.` };
}

function nameOf(chart: string | undefined, revision: string | undefined) {
  if (!revision) return 'The newest commit';
  return chart ? `Version ${revision}` : `Commit ${shortRevision(revision)}`;
}
