import { ConfigReader } from '@backstage/config';
import { readGitopsConfig } from '@slipway/plugin-gitops-node';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { TestArgoCd } from '../../testing/TestArgoCd';
import { commit, testApplication } from '../../testing/testApplication';
import { defaultTimings } from '../CommandTimings';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { waitUntilHealthy } from './waitUntilHealthy';

describe('waitUntilHealthy', () => {
  const argocd = new TestArgoCd();
  let clients: ArgoCdClients;

  beforeAll(async () => {
    await argocd.start();
    const instance = { name: 'test', url: argocd.url, token: 'a.b.c' };
    clients = new ArgoCdClients({
      config: readGitopsConfig(
        new ConfigReader({ gitops: { argocd: { instances: [instance] } } }),
      ),
    });
  });

  afterAll(async () => {
    await clients.close();
    await argocd.stop();
  });

  const look = (startedAt: string, revision: string) => {
    argocd.put(
      testApplication({
        name: 'shop',
        revision: commit('2'),
        status: { health: { status: 'Progressing' } },
      }),
    );
    const context = new MemoryStepContext({ name: 'shop' });
    context.memory = { startedAt };
    context.outcome = { revision };
    return waitUntilHealthy({ clients, timings: defaultTimings() }).run(
      context,
    );
  };

  it.each([
    ['our own operation', '2026-01-05T08:00:00Z', commit('2'), 'again'],
    ['the same revision again', '2026-01-05T07:00:00Z', commit('2'), 'again'],
    ['another revision', '2026-01-05T07:00:00Z', commit('1'), 'cancel'],
  ])('after %s', async (_, startedAt, revision, type) => {
    expect(await look(startedAt, revision)).toMatchObject({ type });
  });
});
