import { mockServices } from '@backstage/backend-test-utils';
import { ArgoCdClient } from '@slipway/plugin-gitops-node';
import { TestArgoCd } from '../testing/TestArgoCd';
import { testApplication } from '../testing/testApplication';
import { until } from '../testing/until';
import { ApplicationIndex } from './ApplicationIndex';

const shop = { instance: 'main', namespace: 'argocd', name: 'shop' };

describe('ApplicationIndex', () => {
  const argocd = new TestArgoCd();
  let client: ArgoCdClient;
  let index: ApplicationIndex;

  beforeEach(async () => {
    argocd.applications.clear();
    argocd.requests.length = 0;
    await argocd.start();
    client = new ArgoCdClient({
      instance: {
        name: 'main',
        url: argocd.url,
        auth: { type: 'token', token: 'a.b.c' },
        readOnly: false,
        insecureSkipVerify: false,
        timeoutMs: 2_000,
      },
      retryDelayMs: 1,
    });
    index = new ApplicationIndex({
      clients: [client],
      logger: mockServices.logger.mock(),
      timing: { retryMs: 10, maxRetryMs: 50 },
    });
  });

  afterEach(async () => {
    await index.stop();
    await client.close();
    await argocd.stop();
  });

  it('follows what comes, changes and goes', async () => {
    argocd.put(testApplication({ name: 'shop' }));
    index.start();
    await until(() => index.get(shop) !== undefined);
    await until(() => argocd.requests.includes('GET stream/applications'));

    argocd.put(
      testApplication({
        name: 'shop',
        status: { health: { status: 'Degraded' } },
      }),
    );
    await until(
      () => index.get(shop)?.application.status?.health?.status === 'Degraded',
    );
    argocd.remove('shop');
    await until(() => index.get(shop) === undefined);
    expect(
      argocd.requests.filter(line => line === 'GET applications'),
    ).toHaveLength(1);
  });

  it('keeps what it knew when the instance goes away, and says since when', async () => {
    const told: string[] = [];
    index.onProblem(instance => told.push(instance));
    argocd.put(testApplication({ name: 'shop' }));
    index.start();
    await until(() => index.get(shop) !== undefined);
    await argocd.stop();
    await until(() => index.problems().length === 1);
    expect(index.problems()[0]).toMatchObject({
      instance: 'main',
      message: expect.stringMatching(/Argo CD 'main' cannot be reached/),
    });
    expect(index.problems()[0].message).not.toContain('127.0.0.1');
    expect(index.get(shop)?.staleSince).toBeDefined();

    argocd.remove('shop');
    argocd.put(testApplication({ name: 'other' }));
    await argocd.start();
    await until(() => index.problems().length === 0);
    await until(() => index.get({ ...shop, name: 'other' }) !== undefined);
    expect(index.get(shop)).toBeUndefined();
    expect(told).toEqual(['main', 'main']);
  });

  it('starts while the instance is down', async () => {
    await argocd.stop();
    index.start();
    await until(() => index.problems().length === 1);
    argocd.put(testApplication({ name: 'shop' }));
    await argocd.start();
    await until(() => index.get(shop) !== undefined);
    expect(index.get(shop)?.staleSince).toBeUndefined();
  });
});
