import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GitopsConfig, readGitopsConfig } from '@slipway/plugin-gitops-node';
import { testComponent } from '../__testUtils__/startPlugin';
import { ArgoCdClients } from '../clients/ArgoCdClients';
import { TestArgoCd } from '../testing/TestArgoCd';
import { testApplication } from '../testing/testApplication';
import { DeploymentGuard, DeploymentGuardOptions } from './DeploymentGuard';

const ENTITY = 'component:default/shop';

describe('DeploymentGuard', () => {
  const argocd = new TestArgoCd();
  let config: GitopsConfig;
  let clients: ArgoCdClients;

  beforeAll(async () => {
    await argocd.start();
    config = readGitopsConfig(
      new ConfigReader({
        gitops: {
          argocd: {
            instances: [{ name: 'main', url: argocd.url, token: 'a.b.c' }],
          },
        },
      }),
    );
    clients = new ArgoCdClients({ config });
  });

  beforeEach(() => {
    argocd.put(testApplication({ name: 'shop', entity: ENTITY }));
  });

  afterAll(async () => {
    await clients.close();
    await argocd.stop();
  });

  const check = (
    change: Partial<DeploymentGuardOptions> = {},
    instance = 'main',
  ) =>
    new DeploymentGuard({
      config,
      clients,
      catalog: catalogServiceMock({
        entities: [testComponent('shop', 'group:default/shop', {})],
      }),
      auth: mockServices.auth(),
      ...change,
    }).check({
      entityRef: ENTITY,
      deployment: { instance, namespace: 'argocd', name: 'shop' },
    });

  it('lets a command go on while nothing has changed', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  it('stops it when the instance is gone from the configuration', async () => {
    await expect(check({}, 'old')).rejects.toThrow(
      "The instance 'old' is not configured any more, so nothing more is changed there.",
    );
  });

  it('stops it when the instance has become read-only', async () => {
    const [instance] = config.instances;
    await expect(
      check({
        config: { ...config, instances: [{ ...instance, readOnly: true }] },
      }),
    ).rejects.toThrow(/'main' has become read-only/);
  });

  it('stops it when the entity is gone', async () => {
    await expect(check({ catalog: catalogServiceMock() })).rejects.toThrow(
      /component:default\/shop is not in the catalog any more/,
    );
  });

  it('stops it when the Application names another entity', async () => {
    argocd.put(
      testApplication({ name: 'shop', entity: 'component:default/other' }),
    );
    await expect(check()).rejects.toThrow(
      /does not belong to component:default\/shop any more.*belongs to component:default\/other/,
    );
  });

  it('stops it when its project is mapped to the owner no more', async () => {
    argocd.put(testApplication({ name: 'shop' }));
    const ownership = [{ project: '*', owner: 'group:default/shop' }];
    await expect(
      check({ config: { ...config, ownership } }),
    ).resolves.toBeUndefined();
    await expect(check()).rejects.toThrow(/does not belong/);
  });

  it('has it tried again when the catalog does not answer', async () => {
    const catalog = {
      getEntityByRef: async () => {
        throw new Error('no');
      },
    };
    await expect(check({ catalog })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
