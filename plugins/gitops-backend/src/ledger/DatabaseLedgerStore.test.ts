import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseLedgerStore } from './DatabaseLedgerStore';
import { LedgerOperation } from './LedgerStore';

const deployment = { instance: 'main', namespace: 'argocd', name: 'shop-dev' };

function operation(change: Partial<LedgerOperation> = {}): LedgerOperation {
  return {
    deployment,
    startedAt: '2026-01-05T08:00:00Z',
    kind: 'sync',
    phase: 'Running',
    version: { label: '1.0.0', revision: 'a', images: ['shop:1.0.0'] },
    sources: [{ repoURL: 'https://git.example.com/a', path: 'b' }],
    by: 'backstage',
    automated: false,
    ...change,
  };
}

jest.setTimeout(60_000);

describe('DatabaseLedgerStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });

  describe.each(databases.eachSupportedId())('on %s', id => {
    async function create() {
      const knex = await databases.init(id);
      return DatabaseLedgerStore.create({
        database: mockServices.database({ knex, migrations: { skip: false } }),
      });
    }

    it('completes an operation and keeps who and why of a command', async () => {
      const store = await create();
      const first = await store.record(
        operation({
          by: 'user:default/ana',
          reason: 'new release',
          commandId: 'c1',
        }),
      );
      const done = await store.record(
        operation({
          phase: 'Succeeded',
          finishedAt: '2026-01-05T08:01:00Z',
          argoHistoryId: 0,
        }),
      );
      expect(done).toMatchObject({
        id: first.id,
        phase: 'Succeeded',
        by: 'user:default/ana',
        reason: 'new release',
        argoHistoryId: 0,
      });
      // A replica that sees the running state late does not undo the end.
      expect(await store.record(operation())).toMatchObject({
        phase: 'Succeeded',
        finishedAt: '2026-01-05T08:01:00Z',
      });
      expect((await store.list(deployment)).items).toHaveLength(1);
      expect(await store.get(deployment, first.id)).toEqual(
        expect.objectContaining({ commandId: 'c1', automated: false }),
      );
      expect(
        await store.get({ ...deployment, name: 'other' }, first.id),
      ).toBeUndefined();
    });

    it('imports history beside what it knows', async () => {
      const store = await create();
      await store.record(
        operation({ phase: 'Failed', by: 'user:default/ana' }),
      );
      const imported = [
        operation({ phase: 'Succeeded', argoHistoryId: 2 }),
        operation({ phase: 'Succeeded', argoHistoryId: 4, by: 'x' }),
        operation({
          startedAt: '2026-01-04T08:00:00Z',
          phase: 'Succeeded',
          argoHistoryId: 3,
        }),
      ];
      await store.importHistory(imported);
      await store.importHistory(imported);
      expect(
        (await store.list(deployment)).items.map(entry => [
          entry.startedAt,
          entry.by,
          entry.argoHistoryId,
        ]),
      ).toEqual([
        ['2026-01-05T08:00:00Z', 'user:default/ana', 4],
        ['2026-01-04T08:00:00Z', 'backstage', 3],
      ]);
    });

    it('pages from the newest on', async () => {
      const store = await create();
      for (const day of ['01', '02', '03']) {
        await store.record(
          operation({
            startedAt: `2026-01-${day}T08:00:00Z`,
            phase: day === '03' ? 'Failed' : 'Succeeded',
          }),
        );
      }
      const first = await store.list(deployment, { limit: 2 });
      expect(first.items.map(({ startedAt }) => startedAt)).toEqual([
        '2026-01-03T08:00:00Z',
        '2026-01-02T08:00:00Z',
      ]);
      const second = await store.list(deployment, {
        limit: 2,
        cursor: first.nextCursor,
      });
      expect(second.items.map(({ startedAt }) => startedAt)).toEqual([
        '2026-01-01T08:00:00Z',
      ]);
      expect(second.nextCursor).toBeUndefined();
      await expect(
        store.list(deployment, { cursor: 'nonsense' }),
      ).rejects.toThrow(/is no cursor/);
      expect(await store.summary(deployment)).toMatchObject({
        last: { phase: 'Failed' },
        lastSuccess: { startedAt: '2026-01-02T08:00:00Z' },
      });
    });

    it('keeps the manifests of a success once', async () => {
      const store = await create();
      const { id: entryId } = await store.record(operation());
      const manifest = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a' },
      };
      expect(await store.manifests(entryId)).toBeUndefined();
      await store.keepManifests(entryId, [manifest]);
      await store.keepManifests(entryId, []);
      expect(await store.manifests(entryId)).toEqual([manifest]);
    });

    it('goes up and down', async () => {
      const knex = await databases.init(id);
      const migration = require('../../migrations/20261121120000_ledger.js');
      await migration.up(knex);
      expect(await knex.schema.hasTable('gitops_operations')).toBe(true);
      await migration.down(knex);
      expect(await knex.schema.hasTable('gitops_operations')).toBe(false);
    });
  });
});
