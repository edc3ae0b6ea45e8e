import { failureSentence } from './failureSentence';

const base = { phase: 'Failed' as const, startedAt: '2026-01-01T10:00:00Z' };

describe('failureSentence', () => {
  it.each([
    [
      'a failed hook',
      {
        message: 'one or more synchronization tasks completed unsuccessfully',
        syncResult: {
          resources: [
            { kind: 'ConfigMap', name: 'settings', status: 'Synced' },
            {
              kind: 'Job',
              name: 'migrate',
              hookType: 'PreSync',
              hookPhase: 'Failed',
              message: 'Job has reached the specified backoff limit',
            },
          ],
        },
      },
      'PreSync hook Job/migrate failed: Job has reached the specified backoff limit.',
    ],
    [
      'an object that cannot be applied',
      {
        syncResult: {
          resources: [
            {
              kind: 'Widget',
              name: 'w',
              status: 'SyncFailed',
              message: 'unknown kind\n',
            },
          ],
        },
      },
      'Widget/w failed: unknown kind.',
    ],
    [
      'a source that cannot be rendered',
      { phase: 'Error' as const, message: 'ComparisonError: chart not found' },
      'The operation ended as Error: ComparisonError: chart not found.',
    ],
    [
      'a terminated one',
      { message: 'Operation terminated' },
      'The operation was terminated; what it had applied stays. Sync again when you are ready.',
    ],
  ])('%s', (_, state, expected) => {
    expect(failureSentence({ ...base, ...state })).toBe(expected);
  });
});
