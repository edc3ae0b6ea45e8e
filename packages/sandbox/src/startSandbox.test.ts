import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { RunningSandbox } from './RunningSandbox';
import { SandboxOptions } from './SandboxOptions';
import { startSandbox } from './startSandbox';

const GITOPS = { owner: 'platform', name: 'gitops' };
const logger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  debug: () => {},
};
const author = { name: 'Ana', email: 'ana@example.com' };
const key = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
};

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop-dev
spec:
  project: default
  destination: {name: dev-vcluster, namespace: shop}
  source: {repoURL: 'cnoe://shop-dev/manifests', path: ., targetRevision: HEAD}
  syncPolicy: {automated: {prune: true, selfHeal: true}, syncOptions: [CreateNamespace=true]}
`;
const deployment = (tag: string) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'main', image: `web:${tag}` }] },
      },
    },
  });

describe('startSandbox', () => {
  let dataDir: string;
  let sandbox: RunningSandbox | undefined;

  const start = async (options: Partial<SandboxOptions> = {}) => {
    sandbox = await startSandbox({
      dataDir,
      logger,
      timings: { podReady: 0, slowPodReady: 0, podStop: 0, statusReady: 0 },
      waveDelaySeconds: 0,
      ...options,
    });
    return sandbox;
  };
  const push = (files: Record<string, string | undefined>) =>
    sandbox?.gitHost.commitFiles({
      ...GITOPS,
      branch: 'main',
      files: Object.entries(files).map(([path, content]) => ({
        path,
        content,
      })),
      message: 'change',
      author,
    });
  const until = async (condition: () => boolean) => {
    while (!condition()) await delay(20);
  };
  const image = () =>
    JSON.stringify(
      sandbox?.clusters['dev-vcluster'].get(key)?.object.spec ?? {},
    ).match(/web:\w+/)?.[0];
  const isDone = (tag: string) => {
    const app = sandbox?.argocd.application('shop-dev');
    return (
      image() === `web:${tag}` &&
      app?.status.sync.status === 'Synced' &&
      !app.operation
    );
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    await sandbox?.stop();
    sandbox = undefined;
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('takes a commit through to the cluster, and a removal', async () => {
    await start();
    await push({
      'dist/shop-dev.yaml': application,
      'dist/shop-dev/manifests/web.json': deployment('1'),
    });
    await until(() => isDone('1'));
    await push({ 'dist/shop-dev/manifests/web.json': deployment('2') });
    await until(() => isDone('2'));
    await push({ 'dist/shop-dev.yaml': undefined });
    await until(
      () => image() === undefined && !sandbox?.argocd.application('shop-dev'),
    );
    expect(sandbox?.clusters['dev-vcluster'].get(key)).toBeUndefined();
  }, 60_000);

  it('loses nothing over a restart, accounts included, and keeps a hold that someone set', async () => {
    const first = await start();
    await push({
      'dist/shop-dev.yaml': application,
      'dist/shop-dev/manifests/web.json': deployment('1'),
    });
    await until(() => isDone('1'));
    const app = first.argocd.application('shop-dev');
    if (!app) throw new Error('no application');
    first.argocd.upsertApplication({
      ...app,
      spec: {
        ...app.spec,
        syncPolicy: {
          ...app.spec.syncPolicy,
          automated: { ...app.spec.syncPolicy?.automated, enabled: false },
        },
      },
    });
    const ports = Object.fromEntries(
      Object.entries(first.urls).map(([name, url]) => [
        name,
        Number(new URL(url).port),
      ]),
    );
    await first.stop();

    const second = await start({ ports });
    expect(second.env).toEqual(first.env);
    expect(isDone('1')).toBe(true);
    await push({
      'dist/shop-dev.yaml': `${application}  revisionHistoryLimit: 5\n`,
    });
    await until(
      () =>
        second.argocd.application('shop-dev')?.spec.revisionHistoryLimit === 5,
    );
    expect(
      second.argocd.application('shop-dev')?.spec.syncPolicy?.automated
        ?.enabled,
    ).toBe(false);
  }, 60_000);

  it('leaves nothing listening when a port is taken, and names the port', async () => {
    const first = await start();
    const port = Number(new URL(first.urls.control).port);
    const other = mkdtempSync(join(tmpdir(), 'sandbox-'));
    await expect(
      startSandbox({ dataDir: other, logger, ports: { control: port } }),
    ).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken, so the sandbox's control cannot start`,
    );
    rmSync(other, { recursive: true, force: true });
  }, 60_000);

  it('makes the demo with its history, once', async () => {
    const { argocd, gitHost } = await start({ seed: 'demo' });
    const applications = argocd.applications();
    expect(applications.map(({ metadata }) => metadata.name)).toEqual(
      ['backstage', 'payments', 'pricing', 'storefront'].flatMap(name =>
        ['dev', 'production', 'staging']
          .filter(
            environment => name !== 'backstage' || environment !== 'production',
          )
          .map(environment => `${name}-${environment}`),
      ),
    );
    for (const { metadata, status } of applications) {
      expect([metadata.name, status.sync.status, status.health.status]).toEqual(
        [metadata.name, 'Synced', 'Healthy'],
      );
      expect(metadata.annotations?.['slipway.dev/entity']).toMatch(
        /^component:default\//,
      );
      expect(Date.parse(metadata.creationTimestamp)).toBeLessThan(
        Date.now() - 7 * 24 * 3600 * 1000,
      );
      expect(status.history?.length).toBeGreaterThan(1);
    }
    const tip = await gitHost.resolve(GITOPS.owner, GITOPS.name, 'main');
    await sandbox?.stop();
    const again = await start({ seed: 'demo' });
    expect(await again.gitHost.resolve(GITOPS.owner, GITOPS.name, 'main')).toBe(
      tip,
    );
  }, 180_000);
});
