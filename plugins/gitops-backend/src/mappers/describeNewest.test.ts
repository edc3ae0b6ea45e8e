import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { commit, testApplication } from '../testing/testApplication';
import { describeNewest } from './describeNewest';

type Status = Partial<NonNullable<ArgoApplication['status']>>;

const outOfSync = { status: 'OutOfSync', revision: commit('2') };

function running(
  revision: string,
  change: Partial<NonNullable<Status['operationState']>> = {},
): Status {
  return {
    sync: outOfSync,
    operationState: {
      phase: 'Running',
      startedAt: '2026-01-05T08:59:00Z',
      operation: { sync: { revision } },
      syncResult: { revision },
      ...change,
    },
  };
}

describe('describeNewest', () => {
  it.each<[string, Status, string]>([
    [
      'live',
      { sync: { status: 'Synced', revision: commit('2') } },
      'Commit 2222222 is live.',
    ],
    [
      'gave-up',
      {
        ...running(commit('2'), { phase: 'Failed' }),
        sync: { status: 'Synced', revision: commit('2') },
      },
      'Commit 2222222 was applied in part: its last operation failed, and Argo CD does not try it again.',
    ],
    [
      'live',
      {
        ...running(commit('1'), { phase: 'Failed' }),
        sync: { status: 'Synced', revision: commit('2') },
      },
      'Commit 2222222 is live.',
    ],
    ['syncing', running(commit('2')), 'Commit 2222222 is being deployed.'],
    [
      'waits-for-operation',
      running(commit('1')),
      'Newer commit 2222222 waits for this operation.',
    ],
    [
      'blocked-by-sync-window',
      running(commit('2'), {
        message: 'Sync operation blocked by sync window',
      }),
      'Commit 2222222 waits for a sync window of the project to open.',
    ],
    [
      'retrying',
      running(commit('2'), {
        finishedAt: '2026-01-05T08:59:30Z',
        retryCount: 1,
      }),
      'Commit 2222222 failed and is tried again (attempt 2).',
    ],
    [
      'cannot-render',
      {
        sync: { status: 'Unknown', revision: commit('2') },
        conditions: [{ type: 'ComparisonError', message: 'no such path' }],
      },
      'Argo CD cannot render what the source asks for: no such path',
    ],
    [
      'gave-up',
      {
        sync: outOfSync,
        conditions: [
          { type: 'SyncError', message: 'Failed last sync attempt' },
        ],
      },
      'Auto-sync gave up on commit 2222222: Failed last sync attempt',
    ],
    [
      'out-of-sync',
      { sync: outOfSync },
      'Commit 2222222 is not live yet; auto-sync applies it next.',
    ],
    [
      'unknown',
      { sync: { status: '' } },
      'Argo CD has not compared this with its source yet.',
    ],
  ])('says %s', (state, status, sentence) => {
    const application = testApplication({ name: 'shop-dev', status });
    expect(describeNewest(application, undefined)).toMatchObject({
      state,
      sentence,
    });
  });

  it('names who holds it', () => {
    const application = testApplication({
      name: 'shop-dev',
      status: { sync: outOfSync },
    });
    expect(
      describeNewest(application, { by: 'user:default/ana', overdue: false }),
    ).toMatchObject({
      state: 'on-hold',
      sentence: 'Commit 2222222 is not applied: auto-sync is held by ana.',
    });
  });

  it('does not take a dry run for a deployment', () => {
    const application = testApplication({
      name: 'shop-dev',
      status: running(commit('2'), {
        operation: { sync: { revision: commit('2'), dryRun: true } },
      }),
    });
    expect(describeNewest(application, undefined).state).toBe('out-of-sync');
  });
});
