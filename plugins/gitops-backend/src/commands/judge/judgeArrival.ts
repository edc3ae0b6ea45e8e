import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { isOperationRunning } from '../../mappers/isOperationRunning';
import { mainSource } from '../../mappers/mainSource';
import { failureSentence } from './failureSentence';
import { isAutoSyncOn } from './isAutoSyncOn';

/**
 * What Argo CD had done at some moment, in its own numbers and times: its clock is neither ours nor the Git host's.
 */
export interface SeenBefore {
  /** Number of the last entry of its history; 0 when there was none. */
  readonly historyId: number;
  /** RFC 3339: start of the operation that ran or ran last. */
  readonly operationStartedAt?: string;
}

/** What a merge brings. */
export interface ExpectedArrival {
  readonly delivery: 'manifests' | 'chart';
  /** `repository:tag`, or the chart version. */
  readonly runs: string;
  /** What Argo CD had done when it was seen last before the merge. */
  readonly before: SeenBefore;
}

/** How far what was merged has come. */
export type ArrivalVerdict =
  | {
      readonly state: 'arrived';
      readonly startedAt: string;
      readonly revision?: string;
    }
  | { readonly state: 'running'; readonly output: string }
  /** Nothing happens until somebody does something. */
  | { readonly state: 'stuck'; readonly sentence: string }
  | { readonly state: 'wait' }
  | { readonly state: 'failed'; readonly sentence: string };

/**
 * Judges whether a version that was merged runs. Argo CD's revision may be a commit of a copy of the repository, so it
 * is recognised by an operation after the merge that ended well, together with the image or chart that it brings.
 */
export function judgeArrival(
  application: ArgoApplication,
  expected: ExpectedArrival,
): ArrivalVerdict {
  const { status, metadata } = application;
  const { name } = metadata;
  const { before } = expected;
  const last = status?.history
    ?.filter(({ id }) => id > before.historyId)
    .at(-1);
  if (last && brings(application, last, expected)) {
    return {
      state: 'arrived',
      startedAt: last.deployStartedAt ?? last.deployedAt,
      revision: mainSource(last).revision,
    };
  }
  const operation = status?.operationState;
  if (isOperationRunning(application)) {
    if (operation && !isLater(operation, before)) {
      return {
        state: 'stuck',
        sentence: `What was merged waits for an older operation on ${name} (${
          operation.message ?? operation.phase
        }). If it does not end, terminate it.`,
      };
    }
    return { state: 'running', output: operation?.message ?? 'Syncing' };
  }
  const broken = status?.conditions?.find(
    ({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError',
  );
  if (broken) {
    return {
      state: 'stuck',
      sentence: `Argo CD cannot render ${name}: ${broken.message.slice(0, 500)}`,
    };
  }
  const result = operation?.syncResult;
  const upToDate =
    result &&
    mainSource(result).revision === mainSource(status?.sync ?? {}).revision;
  if (
    operation &&
    (operation.phase === 'Failed' || operation.phase === 'Error') &&
    isLater(operation, before) &&
    (upToDate || !result)
  ) {
    return { state: 'failed', sentence: failureSentence(operation) };
  }
  if (!isAutoSyncOn(application)) {
    return {
      state: 'stuck',
      sentence: `It is merged, but auto-sync of ${name} is off. Sync or resume to bring it.`,
    };
  }
  return { state: 'wait' };
}

/** Both times are Argo CD's own. */
function isLater(
  { startedAt }: { readonly startedAt: string },
  { operationStartedAt }: SeenBefore,
): boolean {
  return !operationStartedAt || startedAt > operationStartedAt;
}

function brings(
  { status }: ArgoApplication,
  entry: Parameters<typeof mainSource>[0],
  { delivery, runs }: ExpectedArrival,
): boolean {
  return delivery === 'chart'
    ? mainSource(entry).revision === runs
    : Boolean(status?.summary?.images?.some(image => sameImage(image, runs)));
}

/** The cluster may show an image with its registry or digest spelled out. */
function sameImage(image: string, wanted: string): boolean {
  const plain = image.split('@')[0];
  return plain === wanted || plain.endsWith(`/${wanted}`);
}
