import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { Manifest } from '@slipway/sync-waves';
import { testApplication } from '../testing/testApplication';
import { DatabaseLedgerStore } from './DatabaseLedgerStore';
import { LedgerRecorder, LedgerRecorderOptions } from './LedgerRecorder';
import { LedgerStore } from './LedgerStore';

const id = { instance: 'main', namespace: 'argocd', name: 'shop' };

type State = NonNullable<
  NonNullable<ArgoApplication['status']>['operationState']
>;

function application(phase: State['phase'], startedAt: string) {
  return testApplication({
    name: 'shop',
    ...(phase === 'Running' && { operation: { sync: {} } }),
    status: {
      operationState: {
        phase,
        startedAt,
        ...(phase !== 'Running' && { finishedAt: startedAt }),
        operation: { sync: {}, initiatedBy: { username: 'backstage' } },
        syncResult: { revision: 'a'.repeat(40) },
      },
    },
  });
}

const secret: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'token' },
  data: { token: 'aHVudGVyMg==' },
};

describe('LedgerRecorder', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let store: LedgerStore;
  let asked: string[];

  beforeEach(async () => {
    store = await DatabaseLedgerStore.create({
      database: mockServices.database({
        knex: await databases.init('SQLITE_3'),
        migrations: { skip: false },
      }),
    });
    asked = [];
  });

  function recorder(change: Partial<LedgerRecorderOptions> = {}) {
    return new LedgerRecorder({
      store,
      logger: mockServices.logger.mock(),
      findInitiator: async () => undefined,
      readTimeline: async () => {
        asked.push('timeline');
        return undefined;
      },
      readManifests: async () => {
        asked.push('manifests');
        return [secret];
      },
      ...change,
    });
  }

  it('asks Argo CD nothing about what it finds at rest', async () => {
    const told = jest.fn();
    const one = recorder({ onRecorded: told });
    const resting = application('Succeeded', '2026-01-05T09:00:00Z');
    await one.record({ id, application: resting });
    await one.record({ id, application: resting });
    expect(asked).toEqual([]);
    expect(told).toHaveBeenCalledTimes(1);
    expect(
      (await store.list(id)).items.map(({ startedAt }) => startedAt),
    ).toEqual(['2026-01-05T09:00:00Z', '2026-01-05T08:00:00Z']);
  });

  it('follows an operation to its end and keeps what it applied, masked', async () => {
    const one = recorder({
      findInitiator: async ({ startedAt }) =>
        startedAt === '2026-01-05T09:00:00Z'
          ? { commandId: 'c1', actor: 'user:default/ana', reason: 'why' }
          : undefined,
    });
    one.record({
      id,
      application: application('Running', '2026-01-05T09:00:00Z'),
    });
    one.record({
      id,
      application: application('Succeeded', '2026-01-05T09:00:00Z'),
    });
    await one.settled();
    const [entry] = (await store.list(id)).items;
    expect(entry).toMatchObject({
      phase: 'Succeeded',
      by: 'user:default/ana',
      reason: 'why',
      commandId: 'c1',
    });
    expect(await store.manifests(entry.id)).toEqual([
      { ...secret, data: { token: '++++++++' } },
    ]);
  });

  it('tries again after the database failed', async () => {
    const one = recorder({
      store: {
        ...bound(store),
        record: jest
          .fn()
          .mockRejectedValueOnce(new Error('locked'))
          .mockImplementation(operation => store.record(operation)),
      },
    });
    const failed = application('Failed', '2026-01-05T09:00:00Z');
    await one.record({ id, application: failed });
    expect((await store.summary(id)).last?.phase).toBe('Succeeded');
    await one.record({ id, application: failed });
    expect((await store.summary(id)).last?.phase).toBe('Failed');
  });
});

function bound(store: LedgerStore): LedgerStore {
  return {
    record: operation => store.record(operation),
    importHistory: operations => store.importHistory(operations),
    list: (...args) => store.list(...args),
    get: (...args) => store.get(...args),
    summary: deployment => store.summary(deployment),
    keepManifests: (...args) => store.keepManifests(...args),
    manifests: entryId => store.manifests(entryId),
  };
}
