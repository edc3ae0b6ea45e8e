import { mockServices } from '@backstage/backend-test-utils';
import { ArgoCdClient } from '@slipway/plugin-gitops-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestArgoCd } from '../testing/TestArgoCd';
import { until } from '../testing/until';
import { InstanceWatcher } from './InstanceWatcher';

/** The watcher's pauses are as long as it likes and take no time. */
const LONG = 1000;

jest.mock('node:timers/promises', () => {
  const actual = jest.requireActual('node:timers/promises');
  return {
    ...actual,
    setTimeout: jest.fn((ms: number, ...rest: unknown[]) =>
      actual.setTimeout(ms < LONG ? ms : 0, ...rest),
    ),
  };
});

describe('InstanceWatcher', () => {
  it('lists more and more seldom where no stream lasts', async () => {
    const argocd = new TestArgoCd();
    argocd.endsStreams = true;
    await argocd.start();
    const client = new ArgoCdClient({
      instance: {
        name: 'main',
        url: argocd.url,
        auth: { type: 'token', token: 'a.b.c' },
        readOnly: false,
        insecureSkipVerify: false,
        timeoutMs: 20_000,
      },
    });
    const watcher = new InstanceWatcher({
      client,
      logger: mockServices.logger.mock(),
      timing: { relistMs: 300_000, retryMs: 10_000, maxRetryMs: 60_000 },
      onApplication: () => {},
      onProblem: () => {},
    });
    const pauses = () =>
      jest
        .mocked(sleep)
        .mock.calls.map(([ms]) => Number(ms))
        .filter(ms => ms >= LONG);
    watcher.start();
    await until(() => pauses().length >= 5);
    await watcher.stop();
    await client.close();
    await argocd.stop();
    [10_000, 20_000, 40_000, 60_000, 60_000].forEach((longest, index) => {
      expect(pauses()[index]).toBeGreaterThanOrEqual(longest / 2);
      expect(pauses()[index]).toBeLessThanOrEqual(longest);
    });
  });
});
