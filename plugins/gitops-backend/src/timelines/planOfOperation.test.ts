import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { readFixture } from '../testing/readFixture';
import { testApplication } from '../testing/testApplication';
import { planOfOperation } from './planOfOperation';

const configMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
};

const hook = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'migrate',
    annotations: { 'argocd.argoproj.io/hook': 'PreSync' },
  },
};

function stepsOf(application: ArgoApplication) {
  return planOfOperation(application, [configMap, hook]).waves.map(
    ({ phase, resources }) =>
      [
        phase,
        ...resources.map(({ kind, prune }) => `${prune ? '-' : ''}${kind}`),
      ].join(' '),
  );
}

describe('planOfOperation', () => {
  it('has the Namespace that the sync made', () => {
    expect(stepsOf(readFixture('synced'))).toEqual([
      'PreSync Namespace Job',
      'Sync ConfigMap',
    ]);
  });

  it('has no Namespace that was there before, and no hooks in a rollback', () => {
    expect(stepsOf(readFixture('rolled-back'))).toEqual(['Sync ConfigMap']);
  });

  it('expects the Namespace before the first sync', () => {
    const fresh = readFixture<ArgoApplication>('synced');
    expect(
      stepsOf({
        ...fresh,
        status: { ...fresh.status, history: null, operationState: undefined },
      }),
    ).toEqual(['PreSync Namespace Job', 'Sync ConfigMap']);
  });

  it('has what a pruning operation removes, before and after it did', () => {
    const gone = {
      version: 'v1',
      kind: 'Service',
      namespace: 'shop',
      name: 'old',
    };
    const pruning = (change: Partial<NonNullable<ArgoApplication['status']>>) =>
      testApplication({
        name: 'shop',
        status: {
          ...change,
          operationState: {
            phase: 'Running',
            startedAt: '2026-01-05T08:00:00Z',
            operation: { sync: { prune: true } },
            ...change.operationState,
          },
        },
      });
    const due = pruning({ resources: [{ ...gone, requiresPruning: true }] });
    const done = pruning({
      operationState: {
        phase: 'Running',
        startedAt: '2026-01-05T08:00:00Z',
        operation: { sync: { prune: true } },
        syncResult: { resources: [{ ...gone, status: 'Pruned' }] },
      },
    });
    expect(stepsOf(due).join()).toContain('-Service');
    expect(stepsOf(done).join()).toContain('-Service');
  });
});
