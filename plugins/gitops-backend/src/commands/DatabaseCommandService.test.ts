import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError, InputError } from '@backstage/errors';
import { Command } from '@slipway/plugin-gitops-common';
import { CommandDefinition, CommandStepDefinition } from './CommandDefinition';
import { SubmitCommandRequest } from './CommandService';
import {
  DatabaseCommandService,
  DatabaseCommandServiceOptions,
} from './DatabaseCommandService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SECRET = 's3cr3t-of-the-instance';

const request: SubmitCommandRequest = {
  kind: 'sync',
  entityRef: 'component:default/shop',
  deployment: { instance: 'sandbox', namespace: 'argocd', name: 'shop-dev' },
  actor: 'user:default/jane',
  reason: 'a fix',
  parameters: {},
};

const step = (
  name: string,
  run: CommandStepDefinition['run'],
  exclusive?: boolean,
): CommandStepDefinition => ({ name, title: name, run, exclusive });

const done = async () => ({ type: 'done' as const });

describe.each(databases.eachSupportedId())(
  'DatabaseCommandService on %s',
  databaseId => {
    let services: DatabaseCommandService[] = [];
    let clock = Date.parse('2026-01-01T10:00:00Z');

    afterEach(async () => {
      await Promise.all(services.map(service => service.stop()));
      services = [];
    });

    async function setUp() {
      const knex = await databases.init(databaseId);
      const database = mockServices.database({ knex });
      const logger = mockServices.logger.mock();
      logger.child.mockReturnValue(logger);
      const start = async (
        steps: Partial<Record<string, readonly CommandStepDefinition[]>>,
        options: Partial<DatabaseCommandServiceOptions> = {},
      ) => {
        const service = await DatabaseCommandService.create({
          database,
          logger,
          definitions: Object.entries(steps).map(
            ([kind, list]) =>
              ({
                kind,
                steps: () => list,
                overrides: kind === 'terminate',
              }) as CommandDefinition,
          ),
          secrets: [SECRET],
          now: () => new Date(clock),
          ...options,
        });
        services.push(service);
        await service.start();
        return service;
      };
      return { knex, logger, start };
    }

    async function until(
      service: DatabaseCommandService,
      id: string,
      what: (command: Command) => boolean,
    ): Promise<Command> {
      for (;;) {
        const command = await service.get(id);
        if (command && what(command)) return command;
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    }
    const ended = (command: Command) => command.finishedAt !== undefined;

    it('runs the steps in order and keeps what they said', async () => {
      const { start } = await setUp();
      const onEnd = jest.fn().mockResolvedValue(undefined);
      const service = await start(
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
      const command = await until(service, id, ended);
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
      const { start } = await setUp();
      const service = await start({ sync: [step('one', done)] });
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
    });

    it('lets one command have a deployment and says what the next waits for', async () => {
      const { start } = await setUp();
      let open = () => {};
      const gate = new Promise<void>(resolve => {
        open = resolve;
      });
      const order: string[] = [];
      const service = await start({
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
      await until(service, third.id, ({ state }) => state === 'running');
      expect(await service.get(second.id)).toMatchObject({
        state: 'waiting',
        waitsFor: expect.stringMatching(
          /^Waits for the sync of shop-dev that user:default\/jane asked for/,
        ),
      });
      open();
      await until(service, second.id, ended);
      expect(order.indexOf(first.id)).toBeLessThan(order.indexOf(second.id));
    });

    it('lets others pass while it only looks', async () => {
      const { start } = await setUp();
      const service = await start({
        deploy: [
          step('open', done),
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
        sync: [step('one', done)],
      });
      const deploy = await service.submit({ ...request, kind: 'deploy' });
      await until(service, deploy.id, ({ waitsFor }) => Boolean(waitsFor));
      const sync = await service.submit(request);
      expect((await until(service, sync.id, ended)).state).toBe('succeeded');
      expect(await service.get(deploy.id)).toMatchObject({
        state: 'waiting',
        waitsFor: 'Waits for the merge.',
      });
    });

    it('tries again after passing errors, with pauses that grow, then gives up', async () => {
      const { start } = await setUp();
      const service = await start(
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
        const command = await until(
          service,
          id,
          ({ steps }) =>
            steps[0].attempts === failures && Boolean(steps[0].error),
        );
        const waits = await until(service, id, c => c.waitsFor !== undefined);
        expect(command.steps[0].error).toBe('Argo CD cannot be reached.');
        expect(waits.waitsFor).toContain('Argo CD cannot be reached.');
        clock += pause - 1;
        await service.tick();
        expect((await service.get(id))?.steps[0].attempts).toBe(failures);
        clock += 1;
        await service.tick();
      }
      expect(await until(service, id, ended)).toMatchObject({
        state: 'failed',
        error: 'Argo CD cannot be reached.',
        steps: [{ state: 'failed', attempts: 3 }],
      });
    });

    it('fails at once on what trying again cannot mend, and says what stays', async () => {
      const { start, logger } = await setUp();
      const service = await start({
        sync: [
          step('one', async context => {
            await context.leaves('hold', 'Auto-sync of shop-dev is off.');
            await context.leaves('branch', 'A branch.');
            await context.leaves('branch');
            throw new InputError(`There is no tag 'x' (${SECRET}).`);
          }),
          step('two', done),
        ],
      });
      const { id } = await service.submit(request);
      expect(await until(service, id, ended)).toMatchObject({
        state: 'failed',
        error: "There is no tag 'x' (***).",
        leftBehind: ['Auto-sync of shop-dev is off.'],
        steps: [{ state: 'failed' }, { state: 'skipped' }],
      });
      expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(SECRET);
    });

    it('shows nothing of an unexpected error but where to look', async () => {
      const { start } = await setUp();
      const service = await start({
        sync: [
          step('one', async () => {
            throw new TypeError('x is not a function');
          }),
        ],
      });
      const { id } = await service.submit(request);
      const { error } = await until(service, id, ended);
      expect(error).toContain(`under command ${id}`);
      expect(error).not.toContain('not a function');
    });

    it('ends the command that has the deployment when terminate comes', async () => {
      const { start } = await setUp();
      const service = await start({
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
        terminate: [step('end', done, false)],
      });
      const sync = await service.submit(request);
      await until(service, sync.id, c => c.steps[0].state === 'running');
      const terminate = await service.submit({
        ...request,
        kind: 'terminate',
        actor: 'user:default/joe',
      });
      expect(await until(service, sync.id, ended)).toMatchObject({
        state: 'cancelled',
        error: 'user:default/joe ended it with Terminate.',
      });
      expect((await until(service, terminate.id, ended)).state).toBe(
        'succeeded',
      );
    });

    it('names who asked for an operation, by its time', async () => {
      const { start } = await setUp();
      const service = await start({
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
      await until(service, id, ended);
      const at = (startedAt: string) =>
        service.commandFor({ ...request.deployment, startedAt });
      expect(await at('2026-01-01T10:00:01Z')).toEqual({
        commandId: id,
        kind: 'sync',
        actor: 'user:default/jane',
        reason: 'a fix',
      });
      expect(await at('2026-01-01T11:00:01Z')).toBeUndefined();
    });
  },
);
