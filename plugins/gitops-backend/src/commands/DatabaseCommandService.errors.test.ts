import { TestDatabases } from '@backstage/backend-test-utils';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { QueueBench } from './__testUtils__/QueueBench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const { request, step } = QueueBench;

describe.each(databases.eachSupportedId())(
  'a step that fails on %s',
  databaseId => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = new QueueBench(await databases.init(databaseId));
    });

    afterEach(() => bench.stop());

    it('tries again after passing errors, with pauses that grow, then gives up', async () => {
      const service = await bench.start(
        {
          sync: [
            step('one', async () => {
              throw new ServiceUnavailableError('Argo CD cannot be reached.');
            }),
          ],
        },
        { retry: { limit: 2, firstMs: 1000 } },
      );
      const { id } = await service.submit(request);
      for (const [failures, pause] of [
        [1, 1000],
        [2, 2000],
      ]) {
        const command = await bench.until(
          service,
          id,
          ({ steps }) =>
            steps[0].attempts === failures && Boolean(steps[0].error),
        );
        const waits = await bench.until(
          service,
          id,
          c => c.waitsFor !== undefined,
        );
        expect(command.steps[0].error).toBe('Argo CD cannot be reached.');
        expect(waits.waitsFor).toContain('Argo CD cannot be reached.');
        bench.pass(pause - 1);
        await service.tick();
        expect((await service.get(id))?.steps[0].attempts).toBe(failures);
        bench.pass(1);
        await service.tick();
      }
      expect(await bench.ended(service, id)).toMatchObject({
        state: 'failed',
        error: 'Argo CD cannot be reached.',
        steps: [{ state: 'failed', attempts: 3 }],
      });
    });

    it('fails at once on what trying again cannot mend, and says what stays', async () => {
      const service = await bench.start({
        sync: [
          step('one', async context => {
            await context.leaves('hold', 'Auto-sync of shop-dev is off.');
            await context.leaves('branch', 'A branch.');
            await context.leaves('branch');
            await context.made({ warnings: [`Seen: ${QueueBench.secret}.`] });
            throw new InputError(`There is no tag 'x' (${QueueBench.secret}).`);
          }),
          step('two'),
        ],
      });
      const { id } = await service.submit(request);
      expect(await bench.ended(service, id)).toMatchObject({
        state: 'failed',
        error: "There is no tag 'x' (***).",
        leftBehind: ['Auto-sync of shop-dev is off.'],
        outcome: { warnings: ['Seen: ***.'] },
        steps: [{ state: 'failed' }, { state: 'skipped' }],
      });
      expect(JSON.stringify(bench.logger.warn.mock.calls)).not.toContain(
        QueueBench.secret,
      );
    });

    it('shows nothing of an unexpected error but where to look', async () => {
      const service = await bench.start({
        sync: [
          step('one', async () => {
            throw new TypeError('x is not a function');
          }),
        ],
      });
      const { id } = await service.submit(request);
      const { error } = await bench.ended(service, id);
      expect(error).toContain(`under command ${id}`);
      expect(error).not.toContain('not a function');
    });
  },
);
