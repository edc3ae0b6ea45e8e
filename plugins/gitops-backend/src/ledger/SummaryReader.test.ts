import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseLedgerStore } from './DatabaseLedgerStore';
import { LedgerOperation } from './LedgerStore';
import { SummaryReader } from './SummaryReader';

const at = (day: number) => `2026-01-0${day}T08:00:00Z`;

function operation(
  name: string,
  day: number,
  phase: LedgerOperation['phase'],
): LedgerOperation {
  return {
    deployment: { instance: 'main', namespace: 'argocd', name },
    startedAt: at(day),
    kind: 'sync',
    phase,
    version: { label: '1.0.0', revision: 'a', images: [] },
    sources: [],
    by: 'ana',
    automated: false,
  };
}

jest.setTimeout(60_000);

describe('SummaryReader', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });

  it.each(databases.eachSupportedId())(
    'reads many deployments by two statements on %s',
    async id => {
      const knex = await databases.init(id);
      const store = await DatabaseLedgerStore.create({
        database: mockServices.database({ knex, migrations: { skip: false } }),
      });
      for (const each of [
        operation('good', 1, 'Succeeded'),
        operation('good', 2, 'Succeeded'),
        operation('failing', 1, 'Succeeded'),
        operation('failing', 3, 'Failed'),
        operation('failing', 2, 'Failed'),
        operation('never', 1, 'Failed'),
        operation('unasked', 1, 'Succeeded'),
      ]) {
        await store.record(each);
      }
      const statements: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
      const reader = new SummaryReader(knex, 'gitops_operations');
      const read = async (name: string, instance = 'main') => {
        const summary = await reader.read({
          instance,
          namespace: 'argocd',
          name,
        });
        return [summary.last?.startedAt, summary.lastSuccess?.startedAt];
      };

      await expect(
        Promise.all([
          read('good'),
          read('failing'),
          read('never'),
          read('nothing'),
          read('good', 'other'),
          read('good'),
        ]),
      ).resolves.toEqual([
        [at(2), at(2)],
        [at(3), at(1)],
        [at(1), undefined],
        [undefined, undefined],
        [undefined, undefined],
        [at(2), at(2)],
      ]);
      expect(statements).toHaveLength(2);

      statements.length = 0;
      await Promise.all([read('good'), read('unasked')]);
      expect(statements).toHaveLength(1);

      await store.record(operation('good', 4, 'Failed'));
      await expect(read('good')).resolves.toEqual([at(4), at(2)]);
    },
  );

  it('tells everybody who asked when the database fails', async () => {
    const databaseId = databases.eachSupportedId()[0][0];
    const knex = await databases.init(databaseId);
    const reader = new SummaryReader(knex, 'no_such_table');
    const id = { instance: 'main', namespace: 'argocd', name: 'good' };
    const asked = await Promise.allSettled([reader.read(id), reader.read(id)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
