import { mockCredentials } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { Command, GitopsClient } from '@slipway/plugin-gitops-common';
import { runAction } from '../../__testUtils__/runAction';
import { createWaitAction } from './createWaitAction';

const at = '2026-01-01T10:00:00Z';

const command = (change: Partial<Command> = {}): Command => ({
  id: 'c1',
  kind: 'release',
  entityRef: 'component:default/shop',
  deploymentId: 'main:argocd:shop-dev',
  actor: 'user:default/jane',
  state: 'running',
  createdAt: at,
  updatedAt: at,
  steps: [
    { name: 'push', title: 'Publish the chart', state: 'running', attempts: 1 },
  ],
  ...change,
});
const [push] = command().steps;
const succeeded = command({
  state: 'succeeded',
  finishedAt: at,
  steps: [{ ...push, state: 'succeeded', output: 'shop 1.0.0 is there' }],
  outcome: {
    chartVersion: '1.0.0',
    digest: 'sha256:x',
    warnings: ['Stored, and not listed yet.'],
  },
});

describe('gitops:wait', () => {
  const cancelCommand = jest.fn();

  beforeEach(() => cancelCommand.mockReset());

  const wait = (
    answers: (Command | Error)[],
    change: { input?: object; context?: object } = {},
  ) => {
    const getCommand = jest.fn(async () => {
      const next = answers.length > 1 ? answers.shift()! : answers[0];
      if (next instanceof Error) throw next;
      return next;
    });
    const run = runAction(
      createWaitAction({
        openClient: () =>
          ({ getCommand, cancelCommand }) as unknown as GitopsClient,
        pollMs: 1,
      }),
      {
        input: { entityRef: 'shop', commandId: 'c1', ...change.input },
        workspacePath: '/',
        context: {
          getInitiatorCredentials: async () => mockCredentials.user(),
          ...change.context,
        },
      },
    );
    return { run, getCommand };
  };

  it('shows each step once and gives what was made', async () => {
    const waiting = command({
      state: 'waiting',
      waitsFor: 'Waits for a slot.',
    });
    const { run } = wait([
      command(),
      command(),
      waiting,
      new ServiceUnavailableError('restarts'),
      waiting,
      succeeded,
    ]);
    const { outputs, log } = await run;
    expect(log).toEqual([
      'Publish the chart …',
      'Waits for a slot.',
      'Publish the chart: shop 1.0.0 is there',
    ]);
    expect(outputs).toMatchObject({
      state: 'succeeded',
      chartVersion: '1.0.0',
      digest: 'sha256:x',
      warnings: ['Stored, and not listed yet.'],
    });
  });

  it('fails with the sentence of the command and what it left behind', async () => {
    const { run } = wait([
      command({
        state: 'failed',
        finishedAt: at,
        error: 'shop-dev is Degraded.',
        leftBehind: ['Chart shop 1.0.0 is published.'],
      }),
    ]);
    await expect(run).rejects.toThrow(
      'shop-dev is Degraded. Chart shop 1.0.0 is published.',
    );
  });

  it.each([
    [false, 0],
    [true, 1],
  ])(
    'ends with the task, and with cancelOnAbort %s cancels %i',
    async (cancelOnAbort, times) => {
      const controller = new AbortController();
      const { run, getCommand } = wait([command()], {
        input: { cancelOnAbort },
        context: { signal: controller.signal },
      });
      getCommand.mockImplementationOnce(async () => {
        controller.abort();
        return command();
      });
      await expect(run).rejects.toThrow(/abort/i);
      expect(cancelCommand).toHaveBeenCalledTimes(times);
    },
  );

  it('gives up in time, and the command goes on', async () => {
    const { run } = wait([command()], { input: { timeout: '5ms' } });
    await expect(run).rejects.toThrow(/has not ended in time and goes on/);
    expect(cancelCommand).not.toHaveBeenCalled();
  });

  it('goes on where an earlier run of the task had come to', async () => {
    const checkpoint = jest.fn(async () => ({
      state: 'succeeded',
      error: null,
      leftBehind: [],
      outcome: { chartVersion: '1.0.0' },
    }));
    const { run, getCommand } = wait([command()], { context: { checkpoint } });
    expect((await run).outputs).toMatchObject({ chartVersion: '1.0.0' });
    expect(getCommand).not.toHaveBeenCalled();
  });
});
