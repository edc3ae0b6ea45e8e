import { TestDatabases } from '@backstage/backend-test-utils';
import { packChart } from '@slipway/sandbox';
import { SandboxBench } from '../commands/__testUtils__/SandboxBench';
import { CommandDefinition } from '../commands/CommandDefinition';
import { CommandService } from '../commands/CommandService';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const RELEASES = 50;
const names = Array.from({ length: RELEASES }, (_, i) => `app-${i}`);

const archive = (version: string) =>
  packChart({
    name: 'web',
    version,
    files: {
      'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { version: "${version}" }\n`,
    },
  });

/** Counts the charts that steps have in their hands. */
function counting(
  definition: CommandDefinition,
  memory: { now: number; most: number },
): CommandDefinition {
  return {
    ...definition,
    steps: parameters =>
      definition.steps(parameters).map(step => ({
        ...step,
        run: async context => {
          let held = 0;
          const attachment = async () => {
            const bytes = await context.attachment();
            if (bytes && !held) {
              held = 1;
              memory.now += 1;
              memory.most = Math.max(memory.most, memory.now);
            }
            return bytes;
          };
          const counted = new Proxy(context, {
            get(target, property) {
              if (property === 'attachment') return attachment;
              const value = Reflect.get(target, property, target);
              return typeof value === 'function' ? value.bind(target) : value;
            },
          });
          try {
            return await step.run(counted);
          } finally {
            memory.now -= held;
          }
        },
      })),
  };
}

describe(`${RELEASES} releases at once`, () => {
  let bench: SandboxBench;
  let service: CommandService;
  const memory = { now: 0, most: 0 };

  beforeAll(async () => {
    bench = await SandboxBench.start(databases);
    service = await bench.replica(definition => counting(definition, memory));
    await bench.publish(await archive('1.0.0'));
    for (const name of names) {
      await bench.createChartApplication(name, '1.0.0', { automated: false });
    }
  });

  afterAll(() => bench.stop());

  it('all end well, few of their charts are in memory at once, and each version is uploaded once', async () => {
    const ids: string[] = [];
    for (const [i, name] of names.entries()) {
      const bytes = await archive(`1.0.${i + 1}`);
      const request = bench.request('release', name, {
        archive: bytes.toString('base64'),
      });
      ids.push((await service.submit(request)).id);
    }
    for (const [i, id] of ids.entries()) {
      const command = await bench.ended(service, id);
      expect([command.error, command.state]).toEqual([undefined, 'succeeded']);
      expect(command.outcome?.chartVersion).toBe(`1.0.${i + 1}`);
    }
    for (const [i, name] of names.entries()) {
      const { status } = await bench.application(name);
      expect(status?.history?.map(({ revision }) => revision)).toEqual([
        `1.0.${i + 1}`,
      ]);
    }
    const { most, now } = memory;
    expect(most).toBeGreaterThan(0);
    // As many as commands run at once in one process.
    expect(most).toBeLessThanOrEqual(8);
    expect(now).toBe(0);
    expect(await bench.knex('commands').whereNotNull('attachment')).toEqual([]);
    expect(await bench.knex('gitops_locks')).toEqual([]);
  });
});
