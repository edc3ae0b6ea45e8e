import { TestBackend } from '@backstage/backend-test-utils';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { TestArgoCd } from './testing/TestArgoCd';
import { commit, testApplication } from './testing/testApplication';
import { until } from './testing/until';

jest.setTimeout(30_000);

const ARGOCD = '/api/gitops/v1/argocd';

describe("the routes in Argo CD's words", () => {
  const argocd = new TestArgoCd();
  let backend: TestBackend;

  const get = (path: string) => request(backend.server).get(ARGOCD + path);

  beforeEach(async () => {
    argocd.applications.clear();
    argocd.requests.length = 0;
    const app = 'slipway.dev/app';
    argocd.put(
      testApplication({ name: 'shop-dev', labels: { [app]: 'shop' } }),
    );
    argocd.put(
      testApplication({
        name: 'shop-production',
        labels: { [app]: 'shop' },
        project: 'live',
      }),
    );
    argocd.put(
      testApplication({ name: 'named', entity: 'component:default/plain' }),
    );
    argocd.put(
      testApplication({
        name: 'hidden',
        labels: { [app]: 'shop2' },
        entity: 'component:default/not-there-for-the-caller',
      }),
    );
    argocd.put(testApplication({ name: 'nobodys' }));
    await argocd.start();
    backend = await startPlugin({
      url: argocd.url,
      entities: [
        testComponent('broken', 'user:default/mock', {
          'argocd/app-selector': 'a==b==c',
        }),
        testComponent('shop', 'user:default/mock', {
          'argocd/app-selector': `${app}=shop`,
        }),
        testComponent('plain', 'user:default/mock', {}),
      ],
    });
    await until(
      async () => (await get('/applications/shop-dev')).status === 200,
    );
  });

  afterEach(async () => {
    await backend.stop();
    await argocd.stop();
  });

  async function names(query: Record<string, string>) {
    const { status, body } = await get('/applications').query(query);
    expect(status).toBe(200);
    return body.items
      .map(({ metadata }: { metadata: { name: string } }) => metadata.name)
      .sort();
  }

  it('lists what a selector finds without asking Argo CD again', async () => {
    await until(() => argocd.requests.includes('GET stream/applications'));
    const before = argocd.requests.length;
    const selector = 'slipway.dev/app=shop';
    expect(await names({ selector })).toEqual(['shop-dev', 'shop-production']);
    expect(await names({ selector, project: 'live' })).toEqual([
      'shop-production',
    ]);
    expect(await names({ selector, namespace: 'elsewhere' })).toEqual([]);
    expect(await names({ selector, instance: 'other' })).toEqual([]);
    expect(argocd.requests.slice(before)).toEqual([]);
  });

  it('shows nothing that belongs to no entity of the caller', async () => {
    expect(await names({ selector: 'slipway.dev/app' })).toEqual([
      'shop-dev',
      'shop-production',
    ]);
    expect(await names({ project: 'shop' })).toEqual(['named', 'shop-dev']);
    for (const name of ['hidden', 'nobodys', 'not-there']) {
      const paths = [name, `${name}/revisions/${commit('1')}/metadata`];
      for (const path of paths) {
        const { status, body } = await get(`/applications/${path}`);
        expect(status).toBe(404);
        expect(body.error.message).toContain(`no Application '${name}'`);
      }
      expect((await get('/instances').query({ name })).body).toEqual([]);
    }
  });

  it('answers one Application with its state and history, and no more', async () => {
    const { body } = await get('/applications/named');
    expect(body).toEqual({
      metadata: {
        name: 'named',
        namespace: 'argocd',
        instance: { name: 'main' },
      },
      status: {
        sync: { status: 'Synced' },
        health: { status: 'Healthy' },
        operationState: {
          phase: 'Succeeded',
          startedAt: '2026-01-05T08:00:00Z',
          finishedAt: '2026-01-05T08:01:00Z',
        },
        history: [
          {
            id: 3,
            revision: commit('1'),
            source: {
              repoURL: 'https://git.example.com/platform/gitops.git',
              path: 'dist/named',
              targetRevision: 'main',
            },
            deployStartedAt: '2026-01-05T08:00:00Z',
            deployedAt: '2026-01-05T08:01:00Z',
          },
        ],
      },
    });
  });

  it('tells author and message of a revision of the history alone', async () => {
    const path = '/applications/named/revisions';
    expect((await get(`${path}/${commit('1')}/metadata`)).body).toEqual({
      author: 'Ana <ana@example.com>',
      message: 'Raise the tag',
      date: '2026-01-05T08:00:00Z',
    });
    const other = await get(`${path}/${commit('7')}/metadata`);
    expect(other.status).toBe(404);
    expect(other.body.error.message).toContain('The history of named has no');
    expect(
      argocd.requests.filter(asked => asked.includes(commit('7'))),
    ).toEqual([]);
  });

  it('says which instances have an Application', async () => {
    const { body } = await get('/instances').query({ name: 'shop-dev' });
    expect(body).toEqual([{ name: 'main', url: '', appName: ['shop-dev'] }]);
  });

  it('wants to know which Applications, and takes no writes', async () => {
    const bare = await get('/applications');
    expect(bare.status).toBe(400);
    expect(bare.body.error.message).toContain('give name, selector or project');
    const wrong = await get('/applications').query({ selector: 'a==b==c' });
    expect(wrong.status).toBe(400);
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const path = `${ARGOCD}/applications/shop-dev`;
      const { status } = await request(backend.server)[method](path).send({});
      expect(status).toBe(404);
    }
  });
});
