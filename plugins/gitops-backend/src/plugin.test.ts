import { TestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { TestArgoCd } from './testing/TestArgoCd';
import { commit, testApplication } from './testing/testApplication';
import { until } from './testing/until';

jest.setTimeout(30_000);

const entities: Entity[] = [
  testComponent('shop', 'user:default/mock', { 'argocd/app-name': 'foreign' }),
  testComponent('payments', 'group:default/payments', {}),
  testComponent('plain', 'user:default/mock', {}),
  testComponent('lost', 'user:default/mock', { 'argocd/app-name': 'nowhere' }),
];

const SHOP = '/api/gitops/v1/entities/component/default/shop';

describe('the gitops plugin', () => {
  const argocd = new TestArgoCd();
  let backend: TestBackend;

  beforeEach(async () => {
    argocd.applications.clear();
    argocd.requests.length = 0;
    argocd.put(
      testApplication({ name: 'shop-dev', entity: 'component:default/shop' }),
    );
    argocd.put(
      testApplication({
        name: 'shop-production',
        entity: 'component:default/shop',
        destination: 'eu-prod-1',
        revision: commit('2'),
        images: ['ghcr.io/acme/shop:0.9.0'],
      }),
    );
    argocd.put(testApplication({ name: 'foreign', project: 'other' }));
    argocd.put(
      testApplication({
        name: 'payments-dev',
        entity: 'component:default/payments',
      }),
    );
    argocd.manifests.set(`shop-dev@${commit('1')}`, manifests('1.0.0'));
    argocd.manifests.set(`shop-dev@${commit('3')}`, manifests('1.1.0'));
    await argocd.start();
    backend = await startPlugin({ url: argocd.url, entities });
  });

  afterEach(async () => {
    await backend.stop();
    await argocd.stop();
  });

  async function overview(path = SHOP) {
    const response = await request(backend.server).get(`${path}/deployments`);
    expect(response.status).toBe(200);
    return response.body;
  }

  async function ready() {
    await until(async () => (await overview()).setup === 'ready');
  }

  it('shows environments in promotion order without asking Argo CD again', async () => {
    await ready();
    await until(() => argocd.requests.includes('GET stream/applications'));
    const before = argocd.requests.length;
    const { environments, problems } = await overview();
    expect(problems).toEqual([]);
    expect(
      environments.map((environment: { name: string; deployments: any[] }) => [
        environment.name,
        environment.deployments.map(({ id, version, drift }) => [
          id,
          version.label,
          drift.sentence,
        ]),
      ]),
    ).toEqual([
      ['dev', [['main:argocd:shop-dev', '1.0.0', 'Newest']]],
      [
        'production',
        [['main:argocd:shop-production', '0.9.0', '0.9.0, dev has 1.0.0']],
      ],
      [
        'Other',
        [['main:argocd:foreign', '1.0.0', 'Not in the order of environments']],
      ],
    ]);
    expect(argocd.requests.slice(before)).toEqual([]);
  });

  it('lets owners act on Applications that name the entity, and only read others', async () => {
    await ready();
    const { environments } = await overview();
    const [own, , foreign] = environments.map(
      (environment: { deployments: any[] }) => environment.deployments[0],
    );
    expect(own.access.sync).toEqual({ allowed: true });
    expect(foreign.access.read).toEqual({ allowed: true });
    expect(foreign.access.sync.reason).toContain(
      'Set slipway.dev/entity: component:default/shop on the Application',
    );
    const refused = await request(backend.server)
      .post(`${SHOP}/deployments/main:argocd:foreign/sync`)
      .send({ reason: 'because' });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('read-only');
  });

  it('shows no manifests and no words of an Application that only an annotation names', async () => {
    await ready();
    const foreign = `${SHOP}/deployments/main:argocd:foreign`;
    const plan = await request(backend.server)
      .get(`${foreign}/plan`)
      .query({ revision: commit('3') });
    expect(plan.status).toBe(403);
    expect(plan.body.error.message).toContain('Only this entity');
    expect(argocd.requests).not.toContain('GET applications/foreign/manifests');

    const history = await request(backend.server).get(`${foreign}/history`);
    expect(history.status).toBe(200);
    for (const entry of history.body.items) {
      expect(entry).not.toHaveProperty('reason');
      expect(entry).not.toHaveProperty('message');
    }
  });

  it('tells who is no owner why nothing can be done', async () => {
    await ready();
    const path = '/api/gitops/v1/entities/component/default/payments';
    const { environments } = await overview(path);
    expect(environments[0].deployments[0].access.sync).toEqual({
      allowed: false,
      reason: 'Owned by group payments; you are not a member.',
    });
    const refused = await request(backend.server)
      .post(`${path}/deployments/main:argocd:payments-dev/sync`)
      .send({});
    expect(refused.status).toBe(403);
  });

  it('says whether an entity is set up', async () => {
    await ready();
    expect(
      await overview('/api/gitops/v1/entities/component/default/plain'),
    ).toMatchObject({ setup: 'not-annotated', environments: [] });
    expect(
      await overview('/api/gitops/v1/entities/component/default/lost'),
    ).toMatchObject({
      setup: 'no-match',
      lookup: 'applications named nowhere',
    });
  });

  it('reads one deployment with its timeline and headline', async () => {
    await ready();
    const { status, body } = await request(backend.server).get(
      `${SHOP}/deployments/main:argocd:shop-dev`,
    );
    expect(status).toBe(200);
    expect(body.headline).toEqual({
      tone: 'quiet',
      sentence: '1.0.0 is live and healthy.',
    });
    expect(body.timeline.waves.map((wave: any) => wave.wave)).toEqual([-1, 0]);
    expect(body.deployment.drift.sentence).toBe('Newest');
  });

  it('keeps the history that Argo CD remembers', async () => {
    await ready();
    const { status, body } = await request(backend.server).get(
      `${SHOP}/deployments/main:argocd:shop-dev/history`,
    );
    expect(status).toBe(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        kind: 'sync',
        phase: 'Succeeded',
        by: 'automated',
        current: true,
        argoHistoryId: 3,
        // Argo CD names only the commit; the tag is found by rendering it.
        version: expect.objectContaining({ label: '1.0.0' }),
        commit: expect.objectContaining({ message: 'Raise the tag' }),
      }),
    ]);
  });

  it('plans a revision against what runs', async () => {
    await ready();
    const { status, body } = await request(backend.server)
      .get(`${SHOP}/deployments/main:argocd:shop-dev/plan`)
      .query({ revision: commit('3') });
    expect(status).toBe(200);
    expect(body.changes).toEqual([
      {
        kind: 'Deployment',
        name: 'shop',
        namespace: 'shop',
        wave: 0,
        action: 'update',
        lines: expect.arrayContaining([
          '-        - image: ghcr.io/acme/shop:1.0.0',
          '+        - image: ghcr.io/acme/shop:1.1.0',
        ]),
      },
    ]);
    expect(
      body.ways.map(({ way, available }: any) => [way, available]),
    ).toEqual([
      ['git', true],
      ['argocd', false],
    ]);
  });

  it.each([
    ['GET', '/deployments/main', 400, /is no deployment id/],
    [
      'GET',
      '/deployments/nope:argocd:shop-dev',
      400,
      /no Argo CD instance 'nope'/,
    ],
    ['GET', '/deployments/main:argocd:payments-dev', 404, /has no deployment/],
    ['GET', '/deployments/main:argocd:shop-dev/plan', 400, /one of the two/],
    [
      'GET',
      '/deployments/main:argocd:shop-dev/history?cursor=x',
      400,
      /no cursor/,
    ],
    ['GET', '/commands/none', 404, /has no command 'none'/],
    ['POST', '/deployments/main:argocd:shop-dev/rollback', 400, /body\.way/],
    [
      'POST',
      '/deployments/main:argocd:shop-production/sync',
      400,
      /needs a reason/,
    ],
    ['POST', '/deployments/main:argocd:shop-dev/promote', 400, /body\.from/],
  ])(
    'answers %s %s with %i and a sentence',
    async (method, path, status, text) => {
      await ready();
      const agent = request(backend.server);
      const response =
        method === 'GET'
          ? await agent.get(`${SHOP}${path}`)
          : await agent.post(`${SHOP}${path}`).send({});
      expect(response.body.error?.message).toMatch(text);
      expect(response.status).toBe(status);
    },
  );

  it('does not know an entity that is not there', async () => {
    const response = await request(backend.server).get(
      '/api/gitops/v1/entities/component/default/ghost/deployments',
    );
    expect(response.status).toBe(404);
  });

  it('promotes what another of its deployments runs, and nothing else', async () => {
    await ready();
    const promote = (to: string, body: object) =>
      request(backend.server)
        .post(`${SHOP}/deployments/main:argocd:${to}/promote`)
        .send({ reason: 'CHG-1', ...body });
    const accepted = await promote('shop-production', {
      from: 'main:argocd:shop-dev',
      version: '1.0.0',
    });
    expect(accepted.body).toMatchObject({
      kind: 'promote',
      deploymentId: 'main:argocd:shop-production',
    });
    const foreign = await promote('shop-dev', {
      from: 'main:argocd:payments-dev',
    });
    expect([foreign.status, foreign.body.error.message]).toEqual([
      404,
      expect.stringContaining("has no deployment 'main:argocd:payments-dev'"),
    ]);
    const late = await promote('shop-production', {
      from: 'main:argocd:shop-dev',
      version: '0.9.9',
    });
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringContaining('dev runs 1.0.0 by now'),
    ]);
  });

  it('accepts a sync and follows its command', async () => {
    await ready();
    const accepted = await request(backend.server)
      .post(`${SHOP}/deployments/main:argocd:shop-dev/sync`)
      .send({ reason: 'try it' });
    expect(accepted.status).toBe(202);
    expect(accepted.body).toMatchObject({
      kind: 'sync',
      actor: 'user:default/mock',
      reason: 'try it',
    });
    const followed = await request(backend.server).get(
      `${SHOP}/commands/${accepted.body.id}`,
    );
    expect(followed.body.id).toBe(accepted.body.id);
  });
});

function manifests(tag: string) {
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'shop',
        annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
      },
      data: { a: 'b' },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop' },
      spec: {
        template: {
          spec: {
            containers: [{ name: 'shop', image: `ghcr.io/acme/shop:${tag}` }],
          },
        },
      },
    },
  ];
}
