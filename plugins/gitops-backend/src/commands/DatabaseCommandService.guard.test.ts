import { TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { QueueBench } from './__testUtils__/QueueBench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const { request, step } = QueueBench;

describe('what was true when a command was accepted', () => {
  let bench: QueueBench;
  let ran: string[];

  beforeEach(async () => {
    bench = new QueueBench(await databases.init('SQLITE_3'));
    ran = [];
  });

  afterEach(() => bench.stop());

  const note = (name: string) =>
    step(name, async () => {
      ran.push(name);
      return { type: 'done' };
    });

  it('is looked at again before each step that may change something', async () => {
    let allowed = true;
    const service = await bench.start(
      {
        sync: [
          note('one'),
          {
            ...step('look', async () => {
              allowed = false;
              ran.push('look');
              return { type: 'done' };
            }),
            onlyLooks: true,
          },
          { ...note('look-again'), onlyLooks: true },
          note('two'),
        ],
      },
      {
        guard: {
          check: async ({ entityRef, deployment }) => {
            if (allowed) return;
            throw new NotAllowedError(
              `${deployment.name} does not belong to ${entityRef} any more.`,
            );
          },
        },
      },
    );
    const { id } = await service.submit(request);
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'failed',
      error: 'shop-dev does not belong to component:default/shop any more.',
      steps: [
        { state: 'succeeded' },
        { state: 'succeeded' },
        { state: 'succeeded' },
        { state: 'failed' },
      ],
    });
    expect(ran).toEqual(['one', 'look', 'look-again']);
  });

  it('is asked again when it cannot be told at the moment', async () => {
    let answers = 0;
    const service = await bench.start(
      { sync: [note('one')] },
      {
        guard: {
          check: async () => {
            answers++;
            if (answers > 1) return;
            throw new ServiceUnavailableError('The catalog does not answer.');
          },
        },
      },
    );
    const { id } = await service.submit(request);
    const waiting = await bench.until(
      service,
      id,
      ({ waitsFor }) => waitsFor !== undefined,
    );
    expect(waiting.waitsFor).toMatch(/^The catalog does not answer\. It is/);
    bench.pass(1000);
    await service.tick();
    expect((await bench.ended(service, id)).state).toBe('succeeded');
    expect(ran).toEqual(['one']);
  });
});
