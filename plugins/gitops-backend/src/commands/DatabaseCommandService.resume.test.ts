import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import { CommandDefinition, CommandStepDefinition } from './CommandDefinition';
import { DatabaseCommandService } from './DatabaseCommandService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'a command outlives its backend on %s',
  databaseId => {
    let services: DatabaseCommandService[] = [];
    let opened: (() => void)[] = [];
    let clock = Date.parse('2026-01-01T10:00:00Z');

    afterEach(async () => {
      opened.forEach(open => open());
      await Promise.all(services.map(service => service.stop()));
      services = [];
      opened = [];
    });

    /** Never opens by itself: a replica that stands in it is as good as killed. */
    function closedGate() {
      let open = () => {};
      const gate = new Promise<void>(resolve => {
        open = resolve;
      });
      opened.push(open);
      return { gate, open };
    }

    async function setUp() {
      const database = mockServices.database({
        knex: await databases.init(databaseId),
      });
      return async (steps: readonly CommandStepDefinition[]) => {
        const definition: CommandDefinition = {
          kind: 'sync',
          steps: () => steps,
        };
        const service = await DatabaseCommandService.create({
          database,
          logger: mockServices.logger.mock(),
          definitions: [definition],
          now: () => new Date(clock),
        });
        services.push(service);
        await service.start();
        return service;
      };
    }

    const submit = (service: DatabaseCommandService) =>
      service.submit({
        kind: 'sync',
        entityRef: 'component:default/shop',
        deployment: {
          instance: 'sandbox',
          namespace: 'argocd',
          name: 'shop-dev',
        },
        actor: 'user:default/jane',
        parameters: {},
      });

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

    /** Three steps that each act once on the outside, however often they run; the first replica hangs at `point`. */
    const POINTS = [0, 1, 2].flatMap(position =>
      ['before remember', 'before acting', 'after acting'].map(
        moment => [position, moment] as const,
      ),
    );

    it.each(POINTS)(
      'killed in step %d %s: another replica ends it, and everything was done once',
      async (point, moment) => {
        const start = await setUp();
        const { gate, open } = closedGate();
        const effects: string[] = [];
        let reached = () => {};
        const hanging = new Promise<void>(resolve => {
          reached = resolve;
        });
        const steps = (hangs: boolean): CommandStepDefinition[] =>
          [0, 1, 2].map(position => {
            const stop = async (at: string) => {
              if (!hangs || position !== point || at !== moment) return;
              reached();
              await gate;
            };
            return {
              name: `step-${position}`,
              title: `Step ${position}`,
              run: async context => {
                await stop('before remember');
                const key = `${context.commandId}/${position}`;
                await context.remember({ [`key${position}`]: key });
                await stop('before acting');
                if (context.signal.aborted) throw new Error('gone');
                if (!effects.includes(key)) effects.push(key);
                await stop('after acting');
                return { type: 'done' };
              },
            };
          });
        const killed = await start(steps(true));
        const { id } = await submit(killed);
        await hanging;

        const heir = await start(steps(false));
        await heir.tick();
        expect((await heir.get(id))?.state).toBe('running');
        clock += 30_001;
        await heir.tick();
        const command = await until(heir, id, c => c.finishedAt !== undefined);

        expect(command.state).toBe('succeeded');
        expect(command.steps.map(({ attempts }) => attempts)).toEqual(
          [0, 1, 2].map(position => (position === point ? 2 : 1)),
        );
        expect(effects).toHaveLength(3);

        // The first one wakes from its pause: it may write nothing any more.
        open();
        await killed.stop();
        expect(await heir.get(id)).toEqual(command);
      },
    );

    it('goes on at once after a stop in good order', async () => {
      const start = await setUp();
      const { gate } = closedGate();
      const first = await start([
        {
          name: 'one',
          title: 'One',
          run: ({ signal }) =>
            new Promise((_, reject) => {
              signal.addEventListener('abort', () => reject(new Error('end')));
              gate.then(reject, reject);
            }),
        },
      ]);
      const { id } = await submit(first);
      await until(first, id, c => c.steps[0].state === 'running');
      await first.stop();
      const second = await start([
        { name: 'one', title: 'One', run: async () => ({ type: 'done' }) },
      ]);
      const command = await until(second, id, c => c.finishedAt !== undefined);
      expect(command).toMatchObject({ state: 'succeeded' });
    });

    it('never runs a command in two replicas at once', async () => {
      const start = await setUp();
      let runs = 0;
      const steps: CommandStepDefinition[] = [
        {
          name: 'one',
          title: 'One',
          run: async () => {
            runs += 1;
            return { type: 'done' };
          },
        },
      ];
      const replicas = [
        await start(steps),
        await start(steps),
        await start(steps),
      ];
      const commands = await Promise.all(
        Array.from({ length: 12 }, (_, i) => submit(replicas[i % 3])),
      );
      for (const { id } of commands) {
        await Promise.all(replicas.map(replica => replica.tick()));
        await until(replicas[0], id, c => c.finishedAt !== undefined);
      }
      expect(runs).toBe(12);
    });
  },
);
