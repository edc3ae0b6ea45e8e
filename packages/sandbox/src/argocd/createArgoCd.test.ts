import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { GitFixture } from './contract/GitFixture';
import { manifests } from './contract/manifests';
import { RunningSimulator, startSimulator } from './contract/startSimulator';
import { Application } from './objects/Application';

jest.setTimeout(60_000);

describe('createArgoCd', () => {
  let folder: string;
  let simulator: RunningSimulator;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'argocd-'));
    simulator = await startSimulator(folder);
  });
  afterEach(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const until = async (wanted: (application: Application) => boolean) => {
    const end = Date.now() + 30_000;
    for (;;) {
      const application = simulator.argocd.application('shop');
      if (application && wanted(application)) return application;
      if (Date.now() > end) throw new Error(JSON.stringify(application));
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  };
  const deploy = async (
    files: Readonly<Record<string, string>>,
    automated?: object,
  ) => {
    new GitFixture(
      join(folder, `work-${Date.now()}`),
      simulator.repository,
    ).push('shop', files);
    simulator.argocd.upsertApplication({
      metadata: { name: 'shop' },
      spec: {
        project: 'default',
        destination: { name: 'in-cluster', namespace: 'shop' },
        source: {
          repoURL: simulator.repoURL,
          path: 'shop',
          targetRevision: 'main',
        },
        syncPolicy: {
          ...(automated && { automated }),
          syncOptions: ['CreateNamespace=true'],
        },
      },
    });
    await simulator.argocd.refresh('shop');
  };

  it('goes on with a running operation after a restart, and loses nothing', async () => {
    await deploy({
      'a.yaml': manifests.configMap('a', 0),
      'slow.yaml': manifests.deployment('web', 1, '1-slow'),
      'b.yaml': manifests.configMap('b', 2),
    });
    await simulator.argocd.sync('shop', { username: 'jane' });
    await until(({ status }) =>
      Boolean(status.operationState?.message?.includes('Deployment/web')),
    );
    await simulator.stop();
    simulator = await startSimulator(folder);
    const after = await until(({ operation }) => !operation);
    expect(after.status.operationState?.phase).toBe('Succeeded');
    expect(after.status.history).toMatchObject([
      { id: 0, initiatedBy: { username: 'jane' } },
    ]);
    expect(
      after.status.operationState?.syncResult?.resources?.map(
        ({ name }) => name,
      ),
    ).toEqual(['shop', 'a', 'web', 'b']);
  });

  it('heals what was changed in the cluster, without a new history entry', async () => {
    await deploy({ 'a.yaml': manifests.configMap('a', 0) }, { selfHeal: true });
    const first = await until(
      ({ status, operation }) => !operation && status.sync.status === 'Synced',
    );
    expect(first.status.history).toHaveLength(1);
    const key = { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'a' };
    simulator.cluster.edit(key, { data: { value: 'by hand' } });
    const healed = await until(
      ({ status, operation }) =>
        !operation &&
        status.operationState?.operation.sync.autoHealAttemptsCount === 1,
    );
    expect(simulator.cluster.get(key)?.object).toMatchObject({
      data: { value: '1' },
    });
    expect(healed.status.history).toHaveLength(1);
  });

  it('keeps a status that is given, so that a seed can have a past', async () => {
    simulator.argocd.upsertApplication({
      metadata: { name: 'shop', creationTimestamp: '2025-11-01T09:00:00Z' },
      spec: {
        project: 'default',
        destination: { name: 'in-cluster', namespace: 'shop' },
        source: {
          repoURL: simulator.repoURL,
          path: 'nowhere',
          targetRevision: 'main',
        },
      },
      status: {
        history: [
          {
            id: 3,
            revision: 'abc',
            deployedAt: '2025-12-01T09:00:00Z',
            initiatedBy: { automated: true },
          },
        ],
      },
    });
    await simulator.argocd.refresh('shop');
    const application = simulator.argocd.application('shop');
    expect(application?.metadata.creationTimestamp).toBe(
      '2025-11-01T09:00:00Z',
    );
    expect(application?.status.history).toMatchObject([{ id: 3 }]);
    expect(application?.status.sync.status).toBe('Unknown');
    expect(application?.status.conditions).toMatchObject([
      { type: 'ComparisonError' },
    ]);
  });

  it('deletes an Application with its objects, the highest wave first', async () => {
    await deploy({
      'a.yaml': manifests.configMap('a', 0),
      'b.yaml': manifests.configMap('b', 1),
    });
    await simulator.argocd.sync('shop');
    await simulator.argocd.idle();
    const deleted: string[] = [];
    simulator.cluster.onChange(keys =>
      keys
        .filter(key => key.kind === 'ConfigMap' && !simulator.cluster.get(key))
        .forEach(({ name }) => deleted.push(name)),
    );
    simulator.argocd.deleteApplication('shop');
    const end = Date.now() + 30_000;
    while (simulator.argocd.application('shop') && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    expect(simulator.argocd.application('shop')).toBeUndefined();
    expect(deleted).toEqual(['b', 'a']);
  });

  it('makes the children of an app-of-apps, keeps a hold on one and shows what Git overrules', async () => {
    const child = stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'child', namespace: 'argocd' },
      spec: {
        project: 'default',
        destination: { name: 'in-cluster', namespace: 'child' },
        source: {
          repoURL: simulator.repoURL,
          path: 'nothing',
          targetRevision: 'main',
        },
        syncPolicy: { automated: { prune: true } },
      },
    });
    await deploy({ 'child.yaml': child });
    await simulator.argocd.sync('shop');
    const made = await until(
      () => simulator.argocd.application('child') !== undefined,
    );
    expect(made.status.resources).toBeDefined();
    const change = async (syncPolicy: object) => {
      const before = simulator.argocd.application('child')!;
      const answer = await fetch(
        `${simulator.url}/api/v1/applications/child?validate=false`,
        {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${simulator.token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({
            ...before,
            spec: { ...before.spec, syncPolicy },
          }),
        },
      );
      expect(answer.status).toBe(200);
      await simulator.argocd.refresh('shop');
    };
    await until(
      ({ status, operation }) => !operation && status.sync.status === 'Synced',
    );
    await change({ automated: { prune: true, enabled: false } });
    expect(simulator.argocd.application('shop')?.status.sync.status).toBe(
      'Synced',
    );
    await change({});
    expect(simulator.argocd.application('shop')?.status.sync.status).toBe(
      'OutOfSync',
    );
  });

  it('can be down, and refuse tokens', async () => {
    const ask = () =>
      fetch(`${simulator.url}/api/v1/applications`, {
        headers: { authorization: `Bearer ${simulator.token}` },
      });
    expect((await ask()).status).toBe(200);
    simulator.argocd.setDown('unauthorized');
    expect((await ask()).status).toBe(401);
    simulator.argocd.setDown('down');
    await expect(ask()).rejects.toThrow();
    simulator.argocd.setDown('up');
    expect((await ask()).status).toBe(200);
  });
});
