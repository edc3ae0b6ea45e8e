import { OperationState } from '../objects/Application';

/**
 * How an operation goes into its next attempt: with what it found out so far, or, with `retry.refresh`, with the newest
 * revisions and nothing else.
 */
export function retryState(
  state: OperationState,
  attempt: number,
): OperationState {
  if (!state.operation.retry.refresh) {
    return { ...state, message: `Retrying operation. Attempt #${attempt}` };
  }
  const { syncResult: _, ...rest } = state;
  const { revision: _r, revisions: _rs, ...sync } = state.operation.sync;
  return {
    ...rest,
    operation: { ...state.operation, sync },
    message: `Retrying operation with latest revisions. Attempt #${attempt}`,
  };
}
