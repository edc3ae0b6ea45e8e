import { TestDatabases } from '@backstage/backend-test-utils';
import { QueueBench } from './__testUtils__/QueueBench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const { request, step } = QueueBench;

describe.each(databases.eachSupportedId())(
  'DatabaseCommandService on %s',
  databaseId => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = new QueueBench(await databases.init(databaseId));
    });

    afterEach(() => bench.stop());

    it('runs the steps in order and keeps what they said', async () => {
      const onEnd = jest.fn().mockResolvedValue(undefined);
      const service = await bench.start(
        {
          sync: [
            step('one', async context => {
              await context.remember({ seen: 1 });
              await context.made({ revision: 'abc' });
              return { type: 'done', output: 'did one' };
            }),
            step('two', async ({ memory }) => ({
              type: 'done',
              output: `saw ${memory.seen}`,
            })),
          ],
        },
        { onEnd },
      );
      const { id, state } = await service.submit(request);
      expect(state).toBe('queued');
      const command = await bench.ended(service, id);
      expect(command).toMatchObject({
        state: 'succeeded',
        outcome: { revision: 'abc' },
        steps: [
          { name: 'one', state: 'succeeded', output: 'did one', attempts: 1 },
          { name: 'two', state: 'succeeded', output: 'saw 1', attempts: 1 },
        ],
      });
      await service.stop();
      expect(onEnd).toHaveBeenCalledTimes(1);
    });

    it('answers the same idempotency key with the first command', async () => {
      const service = await bench.start({ sync: [step('one')] });
      const keyed = { ...request, idempotencyKey: 'click-0001' };
      const all = await Promise.all([1, 2, 3].map(() => service.submit(keyed)));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      const other = await service.submit({
        ...keyed,
        actor: 'user:default/joe',
      });
      expect(other.id).not.toBe(all[0].id);
      await expect(
        service.submit({
          ...keyed,
          deployment: { ...request.deployment, name: 'shop-staging' },
        }),
      ).rejects.toThrow(
        /'click-0001' was used for the sync of sandbox:argocd:shop-dev/,
      );
      await expect(
        service.submit({ ...keyed, parameters: { prune: true } }),
      ).rejects.toThrow(/'click-0001' was used for the sync/);
    });

    it('takes another archive under the same idempotency key for another request', async () => {
      const service = await bench.start({ release: [step('one')] });
      const upload = (content: string) =>
        service.submit({
          ...request,
          kind: 'release',
          idempotencyKey: 'click-0002',
          parameters: { archive: Buffer.from(content).toString('base64') },
        });
      const { id } = await upload('first');
      expect(await upload('first')).toMatchObject({ id });
      await expect(upload('second')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining("'click-0002' was used for"),
      });
    });

    it('lets one command have a deployment and says what the next waits for', async () => {
      let open = () => {};
      const gate = new Promise<void>(resolve => {
        open = resolve;
      });
      const order: string[] = [];
      const service = await bench.start({
        sync: [
          step('one', async ({ commandId }) => {
            await gate;
            order.push(commandId);
            return { type: 'done' };
          }),
        ],
      });
      const first = await service.submit(request);
      const second = await service.submit(request);
      const third = await service.submit({
        ...request,
        deployment: { ...request.deployment, name: 'shop-staging' },
      });
      await bench.until(service, third.id, ({ state }) => state === 'running');
      expect(await service.get(second.id)).toMatchObject({
        state: 'waiting',
        waitsFor: expect.stringMatching(
          /^Waits for the sync of shop-dev that user:default\/jane asked for/,
        ),
      });
      open();
      await bench.ended(service, second.id);
      expect(order.indexOf(first.id)).toBeLessThan(order.indexOf(second.id));
    });

    it('lets others pass while it only looks', async () => {
      const service = await bench.start({
        deploy: [
          step('open'),
          step(
            'merge',
            async () => ({
              type: 'again',
              afterMs: 60_000,
              waitsFor: 'Waits for the merge.',
            }),
            false,
          ),
        ],
        sync: [step('one')],
      });
      const deploy = await service.submit({ ...request, kind: 'deploy' });
      await bench.until(service, deploy.id, ({ waitsFor }) =>
        Boolean(waitsFor),
      );
      const sync = await service.submit(request);
      expect((await bench.ended(service, sync.id)).state).toBe('succeeded');
      expect(await service.get(deploy.id)).toMatchObject({
        state: 'waiting',
        waitsFor: 'Waits for the merge.',
      });
    });

    it('ends the command that has the deployment when terminate comes', async () => {
      const service = await bench.start({
        sync: [
          step(
            'one',
            ({ signal }) =>
              new Promise((_, reject) => {
                signal.addEventListener('abort', () =>
                  reject(new Error('aborted')),
                );
              }),
          ),
        ],
        terminate: [step('end', undefined, false)],
      });
      const sync = await service.submit(request);
      await bench.until(service, sync.id, c => c.steps[0].state === 'running');
      const terminate = await service.submit({
        ...request,
        kind: 'terminate',
        actor: 'user:default/joe',
      });
      expect(await bench.ended(service, sync.id)).toMatchObject({
        state: 'cancelled',
        error: 'user:default/joe ended it with Terminate.',
      });
      expect((await bench.ended(service, terminate.id)).state).toBe(
        'succeeded',
      );
    });

    it('names who asked for an operation, and believes no other claim', async () => {
      const service = await bench.start({
        sync: [
          step('one', async context => {
            await context.operation({
              requestedAt: '2026-01-01T10:00:00.400Z',
            });
            return { type: 'done' };
          }),
        ],
      });
      const { id } = await service.submit(request);
      await bench.ended(service, id);
      const claimed = (command: string | undefined, name = 'shop-dev') =>
        service.commandFor({
          ...request.deployment,
          name,
          startedAt: '2026-01-01T10:00:01Z',
          kind: 'sync',
          claimed: command,
        });
      expect(await claimed(id)).toEqual({
        commandId: id,
        kind: 'sync',
        actor: 'user:default/jane',
        reason: 'a fix',
      });
      expect(await claimed(undefined)).toBeUndefined();
      expect(await claimed(id, 'other-dev')).toBeUndefined();
      expect(
        await claimed('0a1b2c3d-0000-4000-8000-000000000000'),
      ).toBeUndefined();
    });
  },
);
