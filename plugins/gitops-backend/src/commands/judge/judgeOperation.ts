import {
  ArgoApplication,
  ArgoOperation,
  ArgoOperationState,
} from '@slipway/plugin-gitops-node';
import { OPERATION_INFO } from '../../mappers/initiatorOf';
import { operationKind } from '../../mappers/operationKind';
import { failureSentence } from './failureSentence';

/** How our operation is recognised among those that Argo CD shows. */
export interface OperationMatch {
  /** A sync carries it in its infos. A rollback does not: Argo CD drops them. */
  readonly commandId: string;
  readonly kind: 'sync' | 'rollback';
  /**
   * RFC 3339: start of the rollback that stood there when we asked for ours. Both times are Argo CD's own, so its clock
   * need not agree with ours.
   */
  readonly before?: string;
  /** RFC 3339: Argo CD's own start, once seen. It names the operation for good. */
  readonly startedAt?: string;
}

/** How our operation stands. */
export type OperationVerdict =
  /** Argo CD has accepted it and not begun. */
  | { readonly state: 'pending' }
  | {
      readonly state: 'running';
      readonly startedAt: string;
      readonly message?: string;
    }
  /** It ended well, and Argo CD has not compared since. */
  | {
      readonly state: 'settling';
      readonly startedAt: string;
      readonly finishedAt: string;
    }
  | {
      readonly state: 'succeeded';
      readonly startedAt: string;
      readonly revision?: string;
      readonly message?: string;
    }
  /** `sentence` names the object that was to blame, if Argo CD does. */
  | {
      readonly state: 'failed';
      readonly startedAt: string;
      readonly sentence: string;
    }
  /** Another operation stands there, or none. */
  | { readonly state: 'gone' };

/**
 * Judges our operation by the rule of Argo CD's own command line: it runs while `operation` is set or it has no end;
 * after its end the comparison that follows counts, except for a dry run, which is followed by none.
 */
export function judgeOperation(
  application: ArgoApplication,
  match: OperationMatch,
): OperationVerdict {
  const { operation, status } = application;
  const state = status?.operationState;
  if (!state || !isOurs(state, match)) {
    if (operation && isOurRequest(operation, match))
      return { state: 'pending' };
    return inHistory(application, match) ?? { state: 'gone' };
  }
  const { startedAt, finishedAt, message } = state;
  if (operation || !finishedAt || !hasEnded(state)) {
    return { state: 'running', startedAt, message };
  }
  if (state.phase !== 'Succeeded') {
    return { state: 'failed', startedAt, sentence: failureSentence(state) };
  }
  const dryRun = state.operation?.sync?.dryRun;
  const comparedAt = status?.reconciledAt;
  if (!dryRun && (!comparedAt || comparedAt < finishedAt)) {
    return { state: 'settling', startedAt, finishedAt };
  }
  const revision =
    state.syncResult?.revision ?? state.syncResult?.revisions?.[0];
  return { state: 'succeeded', startedAt, revision, message };
}

function hasEnded({ phase }: ArgoOperationState): boolean {
  return phase === 'Succeeded' || phase === 'Failed' || phase === 'Error';
}

function isOurs(state: ArgoOperationState, match: OperationMatch): boolean {
  if (match.startedAt) return state.startedAt === match.startedAt;
  if (match.kind === 'sync') return carries(state.operation, match.commandId);
  return (
    operationKind(state.operation) === 'rollback' &&
    state.startedAt !== match.before
  );
}

function isOurRequest(
  operation: ArgoOperation,
  match: OperationMatch,
): boolean {
  if (match.kind === 'sync') return carries(operation, match.commandId);
  return !match.startedAt && operationKind(operation) === 'rollback';
}

/** The next operation came before we saw the end of ours; a success stays in the history. */
function inHistory(
  { status }: ArgoApplication,
  { startedAt }: OperationMatch,
): OperationVerdict | undefined {
  const entry = status?.history?.find(
    ({ deployStartedAt }) => startedAt && deployStartedAt === startedAt,
  );
  return (
    (entry &&
      startedAt && {
        state: 'succeeded',
        startedAt,
        revision: entry.revision ?? entry.revisions?.[0],
        message: undefined,
      }) ||
    undefined
  );
}

function carries(
  operation: ArgoOperation | undefined,
  commandId: string,
): boolean {
  return Boolean(
    operation?.info?.some(
      ({ name, value }) =>
        name === OPERATION_INFO.command && value === commandId,
    ),
  );
}
