import { TestDatabases } from '@backstage/backend-test-utils';
import { QueueBench } from './__testUtils__/QueueBench';
import { CommandDefinition } from './CommandDefinition';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const { request, step } = QueueBench;

describe.each(databases.eachSupportedId())(
  'a kind that goes one at a time on %s',
  databaseId => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = new QueueBench(await databases.init(databaseId));
    });

    afterEach(() => bench.stop());

    /** A release that changes something, and then waits for people, which keeps no other kind waiting. */
    const definitions = (ran: string[]): readonly CommandDefinition[] => [
      {
        kind: 'release',
        oneAtATime: true,
        steps: () => [
          step('publish', async ({ commandId }) => {
            ran.push(commandId);
            return { type: 'done' };
          }),
          step(
            'wait-merged',
            async () => ({
              type: 'again',
              afterMs: 3600_000,
              waitsFor: 'Waits for the merge of pull request #7.',
            }),
            false,
          ),
        ],
      },
      {
        kind: 'sync',
        steps: () => [step('sync')],
      },
    ];
    const release = { ...request, kind: 'release' as const };

    it('waits until the one before has ended, and says so; other kinds and other deployments do not', async () => {
      const ran: string[] = [];
      const service = await bench.start({}, { definitions: definitions(ran) });
      const first = await service.submit(release);
      await bench.until(service, first.id, ({ waitsFor }) =>
        Boolean(waitsFor?.includes('#7')),
      );
      const second = await service.submit(release);
      const third = await service.submit(release);
      for (const [{ id }, before] of [
        [second, first],
        [third, second],
      ] as const) {
        expect(await service.get(id)).toMatchObject({
          state: 'waiting',
          waitsFor: `Waits for the release of shop-dev that user:default/jane asked for at ${before.createdAt}.`,
        });
      }
      const sync = await service.submit(request);
      expect((await bench.ended(service, sync.id)).state).toBe('succeeded');
      const elsewhere = await service.submit({
        ...release,
        deployment: { ...request.deployment, name: 'shop-staging' },
      });
      await bench.until(service, elsewhere.id, ({ waitsFor }) =>
        Boolean(waitsFor?.includes('#7')),
      );
      expect(ran).toEqual([first.id, elsewhere.id]);

      await service.cancel({ id: third.id, actor: 'user:default/jane' });
      expect((await bench.ended(service, third.id)).state).toBe('cancelled');
      await service.cancel({ id: first.id, actor: 'user:default/jane' });
      await bench.until(service, second.id, ({ waitsFor }) =>
        Boolean(waitsFor?.includes('#7')),
      );
      expect(ran).toEqual([first.id, elsewhere.id, second.id]);
    });
  },
);
