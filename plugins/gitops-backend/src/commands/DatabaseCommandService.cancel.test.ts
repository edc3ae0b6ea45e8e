import { TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { CommandDefinition, CommandStepDefinition } from './CommandDefinition';
import { QueueBench } from './__testUtils__/QueueBench';
import { untilHolds } from './__testUtils__/untilHolds';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const { request, step } = QueueBench;

describe('ending a command and going on with one', () => {
  let bench: QueueBench;
  let ran: string[];

  beforeEach(async () => {
    bench = new QueueBench(await databases.init('SQLITE_3'));
    ran = [];
  });

  afterEach(() => bench.stop());

  const note = (name: string, run?: () => void): CommandStepDefinition =>
    step(name, async () => {
      ran.push(name);
      run?.();
      return { type: 'done' };
    });
  const opens = step('open', async context => {
    await context.leaves('pull-request', 'Pull request #7 is open.');
    await context.leaves('chart', 'Chart web 1.0.0 is published.');
    await context.made({ pullRequestNumber: 7 });
    return { type: 'done' };
  });
  const waits = step(
    'wait-merged',
    async () => ({
      type: 'again',
      afterMs: 3600_000,
      waitsFor: 'Waits for the merge of pull request #7.',
    }),
    false,
  );
  const waiting = async (
    service: Awaited<ReturnType<QueueBench['start']>>,
    id: string,
  ) => bench.until(service, id, ({ waitsFor }) => waitsFor !== undefined);
  const jane = 'user:default/jane';

  it('ends one that waits at once, and says who, why and what stays', async () => {
    const service = await bench.start({ sync: [opens, waits, note('last')] });
    const { id } = await service.submit(request);
    await waiting(service, id);
    await service.cancel({ id, actor: jane, reason: 'not wanted' });
    expect(await bench.ended(service, id)).toMatchObject({
      state: 'cancelled',
      error: 'user:default/jane cancelled it: not wanted.',
      leftBehind: ['Pull request #7 is open.', 'Chart web 1.0.0 is published.'],
      steps: [
        { state: 'succeeded' },
        { state: 'skipped' },
        { state: 'skipped' },
      ],
    });
    expect(ran).toEqual([]);
    await expect(service.cancel({ id, actor: jane })).rejects.toThrow(
      new ConflictError('This sync has ended already, as cancelled.'),
    );
  });

  it('closes the pull request when that is asked for, and says so when it cannot', async () => {
    const tidied: unknown[] = [];
    const definition = (tidyUp: CommandDefinition['tidyUp']) => [
      { kind: 'sync' as const, steps: () => [opens, waits], tidyUp },
    ];
    const service = await bench.start(
      {},
      {
        definitions: definition(async command => {
          tidied.push(command);
          return ['pull-request'];
        }),
      },
    );
    const { id } = await service.submit(request);
    await waiting(service, id);
    await service.cancel({ id, actor: jane, closePullRequest: true });
    expect((await bench.ended(service, id)).leftBehind).toEqual([
      'Chart web 1.0.0 is published.',
    ]);
    expect(tidied).toEqual([
      { actor: jane, reason: undefined, outcome: { pullRequestNumber: 7 } },
    ]);
    await service.stop();

    const other = await bench.start(
      {},
      {
        definitions: definition(async () => {
          throw new NotFoundError('Pull request #7 is gone.');
        }),
      },
    );
    const next = await other.submit(request);
    await waiting(other, next.id);
    await other.cancel({ id: next.id, actor: jane, closePullRequest: true });
    const ended = await bench.ended(other, next.id);
    expect(ended.error).toMatch(/cancelled it\. Pull request #7 is gone\./);
    expect(ended.leftBehind).toHaveLength(2);
  });

  it('ends one that has not had its turn, and lets the one before it go on', async () => {
    let free = () => {};
    const held = new Promise<void>(resolve => {
      free = resolve;
    });
    const service = await bench.start({
      sync: [
        step('hold', async () => {
          await held;
          return { type: 'done' };
        }),
      ],
      deploy: [note('never')],
    });
    const first = await service.submit(request);
    const second = await service.submit({ ...request, kind: 'deploy' });
    await waiting(service, second.id);
    await service.cancel({ id: second.id, actor: jane });
    expect((await bench.ended(service, second.id)).state).toBe('cancelled');
    free();
    expect((await bench.ended(service, first.id)).state).toBe('succeeded');
    expect(ran).toEqual([]);
  });

  it('stops a step that runs', async () => {
    let begun = () => {};
    const running = new Promise<void>(resolve => {
      begun = resolve;
    });
    const service = await bench.start({
      sync: [
        step('long', async ({ signal }) => {
          begun();
          await new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
          return { type: 'done' };
        }),
      ],
    });
    const { id } = await service.submit(request);
    await running;
    await service.cancel({ id, actor: jane });
    expect((await bench.ended(service, id)).state).toBe('cancelled');
  });

  it('goes on from the step that failed, and from the one that asked for what failed', async () => {
    let mended = false;
    const tags: string[] = [];
    const service = await bench.start({
      sync: [
        note('prepare'),
        step('ask', async context => {
          ran.push('ask');
          tags.push(context.operationTag);
          expect(context.memory.startedAt).toBeUndefined();
          await context.remember({ startedAt: 'x', kept: 1 });
          return { type: 'done' };
        }),
        {
          ...step('follow', async context => {
            ran.push('follow');
            expect(context.memory.kept).toBe(1);
            if (!mended) throw new ConflictError('Deployment/web failed.');
            return { type: 'done' };
          }),
          retry: { from: 'ask', forget: ['startedAt'] },
        },
      ],
    });
    const { id } = await service.submit(request);
    expect((await bench.ended(service, id)).state).toBe('failed');
    mended = true;
    await service.retry({ id, actor: jane });
    expect(
      await bench.until(service, id, ({ state }) => state === 'succeeded'),
    ).toMatchObject({ error: undefined, retries: 1, leftBehind: undefined });
    expect(ran).toEqual(['prepare', 'ask', 'follow', 'ask', 'follow']);
    expect(tags).toEqual([id, `${id}/1`]);
    await expect(service.retry({ id, actor: jane })).rejects.toThrow(
      'Only a failed command can be tried again, and this sync is succeeded.',
    );
  });

  it('tells at each end which tries were told before', async () => {
    let mended = false;
    const ends: unknown[] = [];
    const service = await bench.start(
      {
        sync: [
          note('prepare'),
          step('ask', async () => {
            if (!mended) throw new ConflictError('No.');
            return { type: 'done' };
          }),
          note('last'),
        ],
      },
      {
        onEnd: async ({ state, steps }, told) => {
          ends.push([state, steps.map(s => [s.attempts, told.get(s.name)])]);
        },
      },
    );
    const { id } = await service.submit(request);
    await untilHolds(() => ends.length === 1);
    mended = true;
    await service.retry({ id, actor: jane });
    await untilHolds(() => ends.length === 2);
    expect(ends).toEqual([
      [
        'failed',
        [
          [1, 0],
          [1, 0],
          [0, 0],
        ],
      ],
      [
        'succeeded',
        [
          [1, 1],
          [2, 1],
          [1, 0],
        ],
      ],
    ]);
  });

  it('does not bring back what a later command has replaced', async () => {
    const service = await bench.start({
      sync: [
        step('fail', async () => {
          throw new ConflictError('No.');
        }),
      ],
      deploy: [note('later')],
    });
    const first = await service.submit(request);
    await bench.ended(service, first.id);
    const later = await service.submit({ ...request, kind: 'deploy' });
    await bench.ended(service, later.id);
    await expect(service.retry({ id: first.id, actor: jane })).rejects.toThrow(
      /^A deploy that user:default\/jane asked for at .* came after it\./,
    );
  });

  it('is looked at at once when a webhook comes', async () => {
    let merged = false;
    const service = await bench.start({
      sync: [
        step('wait-merged', async () =>
          merged
            ? { type: 'done' }
            : { type: 'again', afterMs: 60_000, waitsFor: 'Waits.' },
        ),
      ],
    });
    const { id } = await service.submit(request);
    await waiting(service, id);
    merged = true;
    await service.wakeMerges();
    expect((await bench.ended(service, id)).state).toBe('succeeded');
  });
});
