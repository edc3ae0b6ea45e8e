import { TestBackend } from '@backstage/backend-test-utils';
import { Command, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { TestArgoCd } from './testing/TestArgoCd';
import { testApplication } from './testing/testApplication';
import { until } from './testing/until';

jest.setTimeout(30_000);

const SHOP = '/api/gitops/v1/entities/component/default/shop';

describe('an environment whose Git is changed by commits', () => {
  const argocd = new TestArgoCd();
  let backend: TestBackend;

  beforeAll(async () => {
    for (const [environment, destination] of [
      ['dev', 'dev-vcluster'],
      ['production', 'eu-prod-1'],
    ]) {
      argocd.put(
        testApplication({
          name: `shop-${environment}`,
          entity: 'component:default/shop',
          destination,
        }),
      );
    }
    await argocd.start();
    backend = await startPlugin({
      url: argocd.url,
      entities: [testComponent('shop', 'user:default/mock', {})],
      gitops: {
        environments: [
          {
            name: 'dev',
            changes: 'commit',
            match: [{ destination: 'dev-*' }],
          },
          { name: 'production', match: [{ destination: 'eu-prod-1' }] },
        ],
      },
    });
    await until(async () => (await overview()).setup === 'ready');
  });

  afterAll(async () => {
    await backend.stop();
    await argocd.stop();
  });

  async function overview(): Promise<DeploymentsOverview> {
    return (await request(backend.server).get(`${SHOP}/deployments`)).body;
  }

  async function steps(
    name: string,
    kind: string,
    body: object,
  ): Promise<readonly string[]> {
    const path = `${SHOP}/deployments/main:argocd:${name}/${kind}`;
    const answer = await request(backend.server).post(path).send(body);
    expect(answer.status).toBe(202);
    return (answer.body as Command).steps.map(step => step.name);
  }

  it('says so of its deployments, and of them alone', async () => {
    const { environments } = await overview();
    expect(
      environments.map(({ name, deployments }) => [
        name,
        deployments[0].changes,
      ]),
    ).toEqual([
      ['dev', 'commit'],
      ['production', 'pullRequest'],
    ]);
  });

  it.each([
    ['deploy', { version: '2.0.0' }],
    ['rollback', { way: 'git', historyId: '1' }],
  ])('takes a %s with a commit for its first step', async (kind, body) => {
    const [committed] = await steps('shop-dev', kind, body);
    expect(committed).toBe('commit');
    const [opened, merged] = await steps('shop-production', kind, body);
    expect([opened, merged]).toEqual(['open-pull-request', 'wait-merged']);
  });

  it('is not for the caller to choose', async () => {
    const [opened] = await steps('shop-production', 'deploy', {
      version: '2.0.0',
      changes: 'commit',
    });
    expect(opened).toBe('open-pull-request');
  });

  it('changes nothing of a rollback in Argo CD', async () => {
    const names = await steps('shop-dev', 'rollback', {
      way: 'argocd',
      historyId: '1',
    });
    expect(names).not.toContain('commit');
  });
});
