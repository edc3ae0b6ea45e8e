import { stringify } from 'yaml';
import { Bench, startBench } from '../contract/startBench';
import { manifests } from '../contract/manifests';
import { applicationHealthLua } from './applicationHealthLua';

const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'argocd-cm', namespace: 'argocd' },
  data: {
    'resource.customizations.health.argoproj.io_Application':
      applicationHealthLua,
  },
};

jest.setTimeout(60_000);

describe('health of child Applications', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.stop());

  const child = (name: string, wave: number, path: string) =>
    stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name,
        namespace: 'argocd',
        annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      },
      spec: {
        project: 'default',
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'default',
        },
        source: { repoURL: bench.repoURL, path, targetRevision: 'main' },
        syncPolicy: { automated: {} },
      },
    });
  const parent = (name: string) =>
    bench.create(
      name,
      {
        'one.yaml': child(`${name}-one`, 0, `${name}-slow`),
        'two.yaml': child(`${name}-two`, 1, `${name}-slow`),
      },
      {
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'argocd',
        },
      },
    );
  const childNodes = async (name: string) => {
    const { json } = await bench.call(
      'GET',
      `/api/v1/applications/${name}/resource-tree`,
    );
    return (json as { nodes: { name: string; health?: unknown }[] }).nodes;
  };

  it('is not told by default: the parent does not wait, and the tree says nothing', async () => {
    bench.push('plain-slow', {
      'web.yaml': manifests.deployment('plain-web', 0, '1-broken'),
    });
    await parent('plain');
    const after = await bench.sync('plain');
    expect(after.status.operationState?.phase).toBe('Succeeded');
    await bench.until(
      'plain-one',
      ({ status }) => status.health.status === 'Progressing',
    );
    expect(await childNodes('plain')).toEqual([
      expect.not.objectContaining({ health: expect.anything() }),
      expect.not.objectContaining({ health: expect.anything() }),
    ]);
    expect((await bench.get('plain')).status.health.status).toBe('Healthy');
  });

  it('is told with the customisation in argocd-cm: waves between children wait', async () => {
    bench.simulator.cluster.apply(CONFIG);
    bench.push('gated-slow', {
      'web.yaml': manifests.deployment('gated-web', 0, '1-broken'),
    });
    await parent('gated');
    await bench.call('POST', '/api/v1/applications/gated/sync', {});
    const waiting = await bench.until('gated', ({ status }) =>
      Boolean(
        status.operationState?.message?.includes(
          'healthy state of argoproj.io/Application/gated-one',
        ),
      ),
    );
    expect(waiting.status.operationState?.phase).toBe('Running');
    const progressing = ({ status }: typeof waiting) =>
      status.health.status === 'Progressing';
    await bench.until('gated-one', progressing);
    await bench.until('gated', progressing);
    const nodes = await childNodes('gated');
    expect(nodes.map(({ name, health }) => [name, health])).toEqual([
      ['gated-one', { status: 'Progressing' }],
      ['gated-two', { status: 'Missing' }],
    ]);
    const { json } = await bench.call('GET', '/api/v1/settings');
    expect(json).toMatchObject({
      resourceOverrides: {
        'argoproj.io/Application': { HealthLua: applicationHealthLua },
      },
    });

    bench.push('gated-slow', {
      'web.yaml': manifests.deployment('gated-web', 0, '2'),
    });
    await bench.call('GET', '/api/v1/applications/gated-one?refresh=normal');
    const done = await bench.until('gated', ({ operation }) => !operation);
    expect(done.status.operationState?.phase).toBe('Succeeded');
  });

  it('goes back when it is switched off at run time', async () => {
    const { settings } = bench.simulator.argocd;
    settings.setApplicationHealth(undefined);
    const after = await bench.until('gated', ({ status }) =>
      Boolean(status.resources?.every(one => one.health === undefined)),
    );
    expect(after.status.health.status).toBe('Healthy');
  });
});
