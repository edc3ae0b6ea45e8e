import {
  createMockDirectory,
  TestBackend,
} from '@backstage/backend-test-utils';
import { DeploymentsOverview } from '@slipway/plugin-gitops-common';
import { ArgoCdClient } from '@slipway/plugin-gitops-node';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import request from 'supertest';
import { startPlugin, testComponent } from './__testUtils__/startPlugin';
import { until } from './testing/until';

const ENTITY = 'component:default/web';
const PATH = '/api/gitops/v1/entities/component/default/web/deployments';
const ID = 'main:argocd:web-dev';
const repository = { owner: 'platform', name: 'gitops' };

jest.setTimeout(120_000);

describe('the gitops plugin on the sandbox', () => {
  const directory = createMockDirectory();
  let sandbox: RunningSandbox;
  let backend: TestBackend;
  let argocd: ArgoCdClient;

  beforeAll(async () => {
    sandbox = await startSandbox({
      dataDir: directory.path,
      waveDelaySeconds: 0,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    const { token } = sandbox.credentials.argocd;
    await push('1.0.0');
    argocd = new ArgoCdClient({
      instance: {
        name: 'main',
        url: sandbox.urls.argocd,
        auth: { type: 'token', token },
        readOnly: false,
        insecureSkipVerify: false,
        timeoutMs: 20_000,
      },
    });
    backend = await startPlugin({
      url: sandbox.urls.argocd,
      token,
      entities: [testComponent('web', 'user:default/mock', {})],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await argocd?.close();
    await sandbox?.stop();
  });

  async function push(tag: string): Promise<string> {
    return sandbox.gitHost.commitFiles({
      ...repository,
      branch: 'main',
      message: `Run ${tag}`,
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [
        {
          path: 'apps/web/manifests.json',
          content: JSON.stringify({
            apiVersion: 'v1',
            kind: 'List',
            items: manifests(tag),
          }),
        },
      ],
    });
  }

  async function overview(): Promise<DeploymentsOverview> {
    return (await request(backend.server).get(PATH)).body;
  }

  async function running(label: string) {
    await until(async () => {
      const { environments } = await overview();
      const deployment = environments[0]?.deployments[0];
      return (
        deployment?.version?.label === label &&
        deployment.operation?.phase === 'Succeeded' &&
        deployment.health === 'Healthy' &&
        deployment.newest.state === 'live'
      );
    });
  }

  it('shows a deployment from its first sync to the plan of a rollback', async () => {
    expect((await overview()).setup).toBe('not-annotated');
    await argocd.create({
      metadata: {
        name: 'web-dev',
        namespace: 'argocd',
        annotations: { 'slipway.dev/entity': ENTITY },
      },
      spec: {
        project: 'default',
        source: {
          repoURL: sandbox.gitHost.cloneUrl('platform', 'gitops'),
          path: 'apps/web',
          targetRevision: 'main',
        },
        destination: { name: 'dev-vcluster', namespace: 'web' },
        syncPolicy: {
          automated: { prune: true },
          syncOptions: ['CreateNamespace=true'],
        },
      },
    });
    await running('1.0.0');

    const second = await push('1.1.0');
    await request(backend.server)
      .post(`${PATH}/${ID}/refresh`)
      .send({ reason: 'pushed' })
      .expect(204);
    await running('1.1.0');

    const detail = (await request(backend.server).get(`${PATH}/${ID}`)).body;
    expect(detail.headline.tone).not.toBe('trouble');
    expect(
      detail.timeline.waves.map(
        ({ phase, wave, state }: Record<string, unknown>) => [
          phase,
          wave,
          state,
        ],
      ),
    ).toEqual([
      ['Sync', -1, 'done'],
      ['Sync', 0, 'done'],
    ]);

    const history = (await request(backend.server).get(`${PATH}/${ID}/history`))
      .body.items;
    expect(
      history.map(({ version, current, commit, automated }: any) => [
        version.revision === second,
        version.label,
        current,
        commit.message.trim(),
        automated,
      ]),
    ).toEqual([
      [true, '1.1.0', true, 'Run 1.1.0', true],
      [false, '1.0.0', false, 'Run 1.0.0', true],
    ]);

    const plan = (
      await request(backend.server)
        .get(`${PATH}/${ID}/plan`)
        .query({ historyId: history[1].id })
    ).body;
    expect(plan.from.label).toBe('1.1.0');
    expect(plan.to.label).toBe('1.0.0');
    expect(plan.incomplete).toBeUndefined();
    expect(
      plan.changes.map(({ action, kind, lines }: any) => [
        action,
        kind,
        lines.filter((line: string) => /^[-+]/.test(line)),
      ]),
    ).toEqual([
      [
        'update',
        'Deployment',
        [
          expect.stringMatching(/^-.*web:1\.1\.0/),
          expect.stringMatching(/^\+.*web:1\.0\.0/),
        ],
      ],
    ]);
    expect(
      plan.ways.map(({ way, available }: any) => [way, available]),
    ).toEqual([
      ['git', true],
      ['argocd', true],
    ]);
  });
});

function manifests(tag: string) {
  const labels = { app: 'web' };
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'settings',
        annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
      },
      data: { a: 'b' },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [{ name: 'web', image: `ghcr.io/acme/web:${tag}` }],
          },
        },
      },
    },
  ];
}
