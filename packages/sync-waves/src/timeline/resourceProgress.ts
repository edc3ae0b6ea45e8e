import { LiveResource, LiveResult } from '../types/LiveOperation';
import { TimelineResource } from '../types/WaveTimeline';
import { PlannedResource } from '../types/WavePlan';
import { OperationContext } from './operationContext';

/** One object of the plan with all that is known of it. */
export interface ResourceFacts {
  readonly planned: PlannedResource;
  readonly result?: LiveResult;
  readonly live?: LiveResource;
  /** The same object in the timeline of the call before, of the same operation. */
  readonly before?: TimelineResource;
  /** True in the last wave, whose health an operation does not wait for. */
  readonly lastWave: boolean;
}

/** Whether an object was applied, and what came of it. */
export interface ResourceProgress {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  /** RFC 3339. */
  readonly startedAt?: string;
}

/**
 * Judges one object. Argo CD's report comes about two seconds after the deed and says `Running` for things that were
 * done at once, so an object also counts as applied when the cluster shows one that is younger than the operation, or
 * that changed since the last look.
 */
export function resourceProgress(
  facts: ResourceFacts,
  operation: OperationContext,
): ResourceProgress {
  const begun = beginning(facts, operation);
  if (operation.kind === 'none') {
    return { state: settledState(facts) };
  }
  if (!begun) {
    return {
      state: operation.kind === 'running' ? 'waiting' : untouched(facts),
    };
  }
  return {
    state: appliedState(facts, operation),
    ...(begun.at !== undefined && { startedAt: begun.at }),
  };
}

function beginning(
  { planned, result, live, before }: ResourceFacts,
  operation: OperationContext,
): { readonly at?: string } | undefined {
  if (operation.kind === 'none') {
    return undefined;
  }
  if (before?.startedAt !== undefined) {
    return { at: before.startedAt };
  }
  const isNew =
    !planned.prune &&
    live?.createdAt !== undefined &&
    Date.parse(live.createdAt) >= operation.startedSecond;
  if (isNew) {
    return { at: live.createdAt };
  }
  const replaced = newestRevisionSince(live, operation.startedSecond);
  if (replaced !== undefined && !planned.prune) {
    return { at: replaced };
  }
  if (result) {
    return {
      at: operation.kind === 'running' ? operation.reported : undefined,
    };
  }
  if (operation.kind !== 'running') {
    return undefined;
  }
  if (planned.prune) {
    return live === undefined ? { at: operation.now } : undefined;
  }
  const cameInSync =
    before !== undefined &&
    before.sync === 'OutOfSync' &&
    live?.sync === 'Synced' &&
    live.resourceVersion !== before.resourceVersion;
  return cameInSync ? { at: operation.now } : undefined;
}

// A Deployment that was changed in this operation has a ReplicaSet that is younger than it.
function newestRevisionSince(
  live: LiveResource | undefined,
  startedSecond: number,
): string | undefined {
  return live?.children?.find(
    ({ kind, createdAt }) =>
      kind === 'ReplicaSet' &&
      createdAt !== undefined &&
      Date.parse(createdAt) >= startedSecond,
  )?.createdAt;
}

function appliedState(
  facts: ResourceFacts,
  operation: OperationContext,
): ResourceProgress['state'] {
  const { planned, result, live } = facts;
  const verdict = result?.hookPhase;
  if (
    result?.status === 'SyncFailed' ||
    verdict === 'Failed' ||
    verdict === 'Error'
  ) {
    return 'failed';
  }
  if (planned.prune) {
    return prunedState(facts, operation);
  }
  const passed =
    verdict === 'Succeeded' ||
    (operation.kind === 'succeeded' && (planned.hook || !facts.lastWave));
  if (passed) {
    return 'done';
  }
  // Cluster-scoped objects that nobody tracks, such as the Namespace of CreateNamespace, are in no tree.
  const health = live ? live.health : healthWithoutLive(facts);
  if (health === undefined || health === 'Healthy') {
    return 'done';
  }
  if (health === 'Degraded' || (planned.hook && health === 'Unknown')) {
    return 'failed';
  }
  return operation.kind === 'failed' ? 'failed' : 'running';
}

function prunedState(
  { result, live }: ResourceFacts,
  operation: OperationContext,
): ResourceProgress['state'] {
  if (live === undefined || result?.status === 'PruneSkipped') {
    return 'done';
  }
  return operation.kind === 'running' ? 'running' : 'failed';
}

function healthWithoutLive({
  planned,
  before,
}: ResourceFacts): string | undefined {
  if (planned.kind === 'Namespace' && planned.group === '') {
    return undefined;
  }
  return before?.state === 'done' ? 'Healthy' : 'Missing';
}

// The operation ended and this object is not in its report: unchanged, left out, or never reached.
function untouched(facts: ResourceFacts): 'done' | 'skipped' {
  return !facts.planned.hook && settledState(facts) === 'done'
    ? 'done'
    : 'skipped';
}

function settledState({
  planned,
  live,
}: ResourceFacts): 'waiting' | 'running' | 'done' | 'failed' {
  if (planned.prune) {
    return live ? 'waiting' : 'done';
  }
  if (live === undefined || live.sync === 'OutOfSync') {
    return 'waiting';
  }
  switch (live.health) {
    case undefined:
    case 'Healthy':
      return 'done';
    case 'Degraded':
      return 'failed';
    case 'Missing':
      return 'waiting';
    default:
      return 'running';
  }
}
