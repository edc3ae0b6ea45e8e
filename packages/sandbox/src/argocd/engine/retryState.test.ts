import { OperationState } from '../objects/Application';
import { retryState } from './retryState';

const state = (refresh?: boolean): OperationState => ({
  operation: {
    sync: { revision: 'old', prune: true },
    initiatedBy: {},
    retry: { limit: 2, ...(refresh && { refresh }) },
  },
  phase: 'Running',
  startedAt: '2026-01-05T08:00:00Z',
  syncResult: { revision: 'old', resources: [] },
  retryCount: 1,
});

describe('retryState', () => {
  it('keeps revision and results', () => {
    expect(retryState(state(), 1)).toEqual({
      ...state(),
      message: 'Retrying operation. Attempt #1',
    });
  });

  it('begins anew with the newest revisions when asked to', () => {
    const next = retryState(state(true), 2);
    expect(next.message).toBe(
      'Retrying operation with latest revisions. Attempt #2',
    );
    expect(next.operation.sync).toEqual({ prune: true });
    expect(next).not.toHaveProperty('syncResult');
  });
});
