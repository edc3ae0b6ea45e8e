import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { readFixture } from '../testing/readFixture';
import { commit, testApplication } from '../testing/testApplication';
import { toLedgerHistory, toLedgerOperation } from './toLedgerOperations';

const deployment = { instance: 'main', namespace: 'argocd', name: 'shop' };

describe('toLedgerOperation', () => {
  it('keeps the account that Argo CD knows, and believes no name that came with the sync', () => {
    const operation = toLedgerOperation(deployment, readFixture('synced'));
    expect(operation).not.toHaveProperty('reason');
    expect(operation).toMatchObject({
      kind: 'sync',
      phase: 'Succeeded',
      by: 'backstage',
      argoHistoryId: 0,
      version: { revision: commit('1') },
      sources: [{ path: 'waves' }],
    });
  });

  it('knows a rollback and a failure', () => {
    expect(
      toLedgerOperation(deployment, readFixture('rolled-back')),
    ).toMatchObject({ kind: 'rollback', by: 'backstage' });
    expect(
      toLedgerOperation(deployment, readFixture('failed-presync')),
    ).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks completed unsuccessfully',
      argoHistoryId: undefined,
    });
  });

  it('names the chart among several sources', () => {
    expect(
      toLedgerOperation(deployment, readFixture('multi-source')),
    ).toMatchObject({
      version: { label: '1.0.0-1', chart: 'web' },
      sources: [{ chart: 'web' }, { ref: 'values' }],
    });
  });

  it('leaves a dry run out, and an Application that never ran', () => {
    const never = testApplication({
      name: 'shop',
      status: { operationState: undefined },
    });
    expect(toLedgerOperation(deployment, never)).toBeUndefined();
    const dryRun = testApplication({
      name: 'shop',
      status: {
        operationState: {
          phase: 'Succeeded',
          startedAt: '2026-01-05T08:00:00Z',
          operation: { sync: { dryRun: true } },
        },
      },
    });
    expect(toLedgerOperation(deployment, dryRun)).toBeUndefined();
  });
});

describe('toLedgerHistory', () => {
  it('reads what Argo CD remembers', () => {
    const application = readFixture<ArgoApplication>('chart');
    expect(
      toLedgerHistory(deployment, application).map(
        ({ argoHistoryId, version, phase }) => [
          argoHistoryId,
          version.label,
          phase,
        ],
      ),
    ).toEqual([
      [0, '1.0.0-1', 'Succeeded'],
      [1, '1.0.0-2', 'Succeeded'],
    ]);
  });
});
