import {
  Application,
  HistoryEntry,
  OperationPhase,
  OperationState,
} from '../objects/Application';
import { rfc3339 } from '../../rfc3339';
import { retryDelay } from './retryDelay';

function clockText(time: Date): string {
  const hours = time.getUTCHours();
  const minutes = String(time.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'AM' : 'PM'}`;
}

/** The transitions at the end of an operation. */
export const finishOperation = {
  /**
   * Adds the entry of a successful, full, real sync. The limit is `revisionHistoryLimit` (10); ids go on counting.
   */
  withHistory(application: Application, now: Date): Application {
    const state = application.status.operationState;
    const result = state?.syncResult;
    if (!state || !result) return application;
    const { sync, initiatedBy } = state.operation;
    if (sync.dryRun || sync.resources?.length) return application;
    const history = application.status.history ?? [];
    const last = history.at(-1);
    const { resources: _, revision, ...others } = result;
    const revisions = { ...others, ...(revision && { revision }) };
    const entry: HistoryEntry = {
      ...revisions,
      source: revisions.source ?? { repoURL: '' },
      id: last ? last.id + 1 : 0,
      deployedAt: rfc3339(now),
      deployStartedAt: state.startedAt,
      initiatedBy,
    };
    const limit = application.spec.revisionHistoryLimit ?? 10;
    const kept = limit > 0 ? [...history, entry].slice(-limit) : [];
    return { ...application, status: { ...application.status, history: kept } };
  },

  /** The final state, without the request; or the wait for the next attempt when the strategy allows one. */
  end(
    application: Application,
    outcome: { readonly phase: OperationPhase; readonly message: string },
    now: Date,
  ): Application {
    const state = application.status.operationState;
    if (!state) return application;
    const { retry } = state.operation;
    const retries = state.retryCount ?? 0;
    const limit = retry.limit ?? 0;
    const failed = outcome.phase === 'Failed' || outcome.phase === 'Error';
    const terminated = outcome.message.startsWith('Operation terminat');
    if (failed && !terminated && (limit < 0 || retries < limit)) {
      const at = new Date(now.getTime() + retryDelay(retry, retries));
      const waiting: OperationState = {
        ...state,
        phase: 'Running',
        message: `${outcome.message}. Retrying attempt #${retries + 1} at ${clockText(at)}.`,
        finishedAt: rfc3339(now),
        retryCount: retries + 1,
      };
      return {
        ...application,
        status: { ...application.status, operationState: waiting },
      };
    }
    const suffix = failed && retries > 0 ? ` (retried ${retries} times).` : '';
    const { operation: _, ...rest } = application;
    return {
      ...rest,
      status: {
        ...application.status,
        operationState: {
          ...state,
          phase: outcome.phase,
          message: `${outcome.message}${suffix}`,
          finishedAt: rfc3339(now),
        },
      },
    };
  },
};
