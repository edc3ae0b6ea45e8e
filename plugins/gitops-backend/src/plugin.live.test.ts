import { mockServices, TestBackend } from '@backstage/backend-test-utils';
import { Deployment, DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { TestArgoCd } from './testing/TestArgoCd';
import { commit, testApplication } from './testing/testApplication';
import { until } from './testing/until';

jest.setTimeout(30_000);

const ENTITY = 'component:default/shop';
const PATH = '/api/gitops/v1/entities/component/default/shop/deployments';

describe('the gitops plugin while things happen', () => {
  const argocd = new TestArgoCd();
  const publish = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock();
  let backend: TestBackend;

  beforeEach(async () => {
    argocd.applications.clear();
    argocd.put(testApplication({ name: 'shop-dev', entity: ENTITY }));
    argocd.manifests.set(`shop-dev@${commit('2')}`, [
      resource('ConfigMap', -1),
      resource('Service', 0),
    ]);
    await argocd.start();
    publish.mockClear();
    auditor.createEvent.mockClear();
    auditor.createEvent.mockResolvedValue({
      success: async () => {},
      fail: async () => {},
    });
    backend = await startPlugin({
      url: argocd.url,
      entities: [testComponent('shop', 'user:default/mock', {})],
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish }),
        }),
        auditor.factory,
      ],
    });
    await until(async () => (await overview()).setup === 'ready');
  });

  afterEach(async () => {
    await backend.stop();
    await argocd.stop();
  });

  async function overview(): Promise<DeploymentsOverview> {
    return (await request(backend.server).get(PATH)).body;
  }

  async function only(): Promise<Deployment> {
    return (await overview()).environments[0].deployments[0];
  }

  it('shows a running operation with its waves, tells browsers, and keeps its end', async () => {
    const running = testApplication({
      name: 'shop-dev',
      entity: ENTITY,
      operation: { sync: { revision: commit('2') } },
      status: {
        sync: { status: 'OutOfSync', revision: commit('2') },
        resources: [
          {
            version: 'v1',
            kind: 'ConfigMap',
            namespace: 'shop',
            name: 'web',
            status: 'Synced',
          },
          {
            version: 'v1',
            kind: 'Service',
            namespace: 'shop',
            name: 'web',
            status: 'OutOfSync',
            health: { status: 'Missing' },
          },
        ],
        operationState: {
          phase: 'Running',
          startedAt: '2026-01-05T09:00:00Z',
          operation: {
            sync: { revision: commit('2') },
            initiatedBy: { username: 'mallory' },
            info: [
              { name: 'Initiated by', value: 'user:default/ana' },
              { name: 'Reason', value: 'CHG-1' },
            ],
          },
          syncResult: {
            revision: commit('2'),
            resources: [
              {
                version: 'v1',
                kind: 'ConfigMap',
                namespace: 'shop',
                name: 'web',
                status: 'Synced',
                hookPhase: 'Running',
                syncPhase: 'Sync',
              },
            ],
          },
        },
      },
    });
    argocd.put(running);
    await until(async () => Boolean((await only()).operation?.waves));
    expect((await only()).operation).toMatchObject({
      phase: 'Running',
      by: 'mallory',
      waves: [
        { phase: 'Sync', wave: -1 },
        { phase: 'Sync', wave: 0 },
      ],
    });
    await until(() => publish.mock.calls.length > 0);
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'gitops',
      message: { entityRef: ENTITY },
    });

    const { operation: _, ...ended } = running;
    argocd.put({
      ...ended,
      status: {
        ...ended.status,
        operationState: {
          ...ended.status!.operationState!,
          phase: 'Failed',
          message: 'one or more tasks failed',
          finishedAt: '2026-01-05T09:01:00Z',
        },
      },
    });
    await until(async () => (await only()).operation?.phase === 'Failed');
    const history = await request(backend.server).get(
      `${PATH}/main:argocd:shop-dev/history`,
    );
    expect(
      history.body.items.map((item: Record<string, unknown>) => [
        item.phase,
        item.by,
        item.reason,
        item.current,
      ]),
    ).toEqual([
      ['Failed', 'mallory', undefined, false],
      ['Succeeded', 'automated', undefined, true],
    ]);
  });

  it('goes on with what it knew when Argo CD goes away, and takes no action', async () => {
    await argocd.stop();
    await until(async () => (await overview()).problems.length === 1);
    const deployment = await only();
    expect(deployment.staleSince).toBeDefined();
    expect(deployment.access.sync.reason).toMatch(/cannot be reached/);
    const detail = await request(backend.server).get(
      `${PATH}/main:argocd:shop-dev`,
    );
    expect(detail.status).toBe(200);
    expect(detail.body.deployment.staleSince).toBeDefined();
    const refused = await request(backend.server)
      .post(`${PATH}/main:argocd:shop-dev/sync`)
      .send({});
    expect(refused.status).toBe(403);

    await argocd.start();
    await until(async () => (await overview()).problems.length === 0);
    expect((await only()).staleSince).toBeUndefined();
  });

  it('audits every mutation with its reason', async () => {
    const path = `${PATH}/main:argocd:shop-dev`;
    await request(backend.server).post(`${path}/refresh`).send({}).expect(204);
    await request(backend.server)
      .post(`${path}/hold`)
      .send({ reason: 'freeze' })
      .expect(202);
    expect(
      auditor.createEvent.mock.calls
        .map(([event]) => event)
        .filter(({ eventId }) => eventId === 'deployment-mutate')
        .map(({ meta }) => [meta?.queryType, meta?.entityRef, meta?.reason]),
    ).toEqual([
      ['refresh', ENTITY, undefined],
      ['hold', ENTITY, 'freeze'],
    ]);
  });
});

function resource(kind: string, wave: number) {
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'web',
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
    },
  };
}
