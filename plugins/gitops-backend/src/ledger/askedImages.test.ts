import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { commit, testApplication } from '../testing/testApplication';
import { askedImages } from './askedImages';
import { DatabaseLedgerStore } from './DatabaseLedgerStore';
import { LedgerOperation } from './LedgerStore';

const id = { instance: 'main', namespace: 'argocd', name: 'shop-dev' };

jest.setTimeout(60_000);

describe('askedImages', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function ledger(...operations: readonly Partial<LedgerOperation>[]) {
    const store = await DatabaseLedgerStore.create({
      database: mockServices.database({
        knex: await databases.init('SQLITE_3'),
        migrations: { skip: false },
      }),
    });
    for (const [index, operation] of operations.entries()) {
      await store.record({
        deployment: id,
        startedAt: `2026-01-05T08:0${index}:00Z`,
        kind: 'sync',
        phase: 'Succeeded',
        version: {
          label: '2.0.0',
          revision: commit('2'),
          images: ['ghcr.io/acme/shop:2.0.0'],
        },
        sources: [],
        by: 'automated',
        automated: true,
        ...operation,
      });
    }
    return store;
  }

  const asks = (
    status: 'OutOfSync' | 'Synced',
    change: { readonly runs?: boolean; readonly chart?: string } = {},
  ) => {
    const application = testApplication({
      name: id.name,
      status: { sync: { status, revision: commit('2') } },
      operation: change.runs ? { sync: { revision: commit('2') } } : undefined,
      ...(change.chart && {
        spec: {
          source: { repoURL: 'https://charts.example.com', chart: 'shop' },
        },
      }),
    });
    return { id, application };
  };

  it('finds what the revision brought when it ran before', async () => {
    expect(await askedImages(asks('OutOfSync'), await ledger({}))).toEqual([
      'ghcr.io/acme/shop:2.0.0',
    ]);
  });

  it.each([
    ['runs already', asks('Synced')],
    ['is being brought', asks('OutOfSync', { runs: true })],
    ['is a chart', asks('OutOfSync', { chart: 'shop' })],
  ])('does not look where it %s', async (_, indexed) => {
    expect(await askedImages(indexed, await ledger({}))).toBeUndefined();
  });

  it.each<[string, Partial<LedgerOperation>]>([
    ['failed', { phase: 'Failed' }],
    [
      'brought no known images',
      { version: { label: '2', revision: commit('2'), images: [] } },
    ],
    [
      'was of another revision',
      { version: { label: '1', revision: commit('1'), images: ['shop:1'] } },
    ],
  ])('takes nothing from an operation that %s', async (_, operation) => {
    const store = await ledger(operation);
    expect(await askedImages(asks('OutOfSync'), store)).toBeUndefined();
  });
});
