import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { ManualClock } from '../ManualClock';
import { AdministeredCluster } from './AdministeredCluster';
import { createSimulatedCluster } from './createSimulatedCluster';

const NS = 'shop';

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: Record<string, unknown> = {},
): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace: NS },
  ...rest,
});

const deployment = (
  image: string,
  replicas = 1,
  spec: Record<string, unknown> = {},
) =>
  object('apps/v1', 'Deployment', 'web', {
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'main', image }] },
      },
      ...spec,
    },
  });

const job = (image: string, spec: Record<string, unknown> = {}) =>
  object('batch/v1', 'Job', 'migrate', {
    spec: {
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'main', image }],
          ...spec,
        },
      },
    },
  });

describe('createSimulatedCluster', () => {
  let clock: ManualClock;
  let cluster: AdministeredCluster;
  let folder: string;

  const start = () =>
    createSimulatedCluster({
      name: 'dev',
      server: 'https://dev',
      clock,
      stateFile: join(folder, 'dev.json'),
    });
  const key = (group: string, kind: string, name: string) => ({
    group,
    kind,
    namespace: NS,
    name,
  });
  const health = (group: string, kind: string, name: string) => {
    const live = cluster.get(key(group, kind, name));
    return live && cluster.healthOf(live)?.status;
  };
  const podNames = () =>
    cluster
      .list()
      .filter(({ key: { kind } }) => kind === 'Pod')
      .map(pod => pod.key.name);
  const podImages = () =>
    cluster
      .list()
      .filter(({ key: { kind } }) => kind === 'Pod')
      .map(
        pod => JSON.stringify(pod.object.spec).match(/"image":"([^"]*)"/)?.[1],
      );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    clock = new ManualClock();
    cluster = start();
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NS },
    });
  });

  afterEach(() => {
    cluster.stop();
    rmSync(folder, { recursive: true });
  });

  it('makes the Secret of an ExternalSecret as its template says, and keeps its labels', () => {
    const registration = (labels: Record<string, string>) =>
      object('external-secrets.io/v1', 'ExternalSecret', 'cluster-media', {
        spec: {
          target: {
            template: {
              metadata: { labels },
              data: { name: 'media', config: '{{ index . "config" }}' },
            },
          },
        },
      });
    cluster.apply(registration({ role: 'one' }));
    clock.advance(2_000);
    const secret = () =>
      cluster.get(key('', 'Secret', 'cluster-media'))?.object;
    const decoded = Object.entries(secret()?.data ?? {}).map(
      ([name, value]) => [
        name,
        Buffer.from(String(value), 'base64').toString(),
      ],
    );
    expect(Object.fromEntries(decoded)).toEqual({
      name: 'media',
      config: 'simulated-config',
    });
    expect(secret()?.metadata.labels).toEqual({ role: 'one' });
    cluster.apply(registration({ role: 'two' }));
    clock.advance(2_000);
    expect(secret()?.metadata.labels).toEqual({ role: 'two' });
  });

  it('serves what a Promise of Kratix offers, after a restart too', () => {
    const request = object('example.org/v1', 'Bucket', 'pictures');
    expect(() => cluster.apply(request)).toThrow('could not find');
    cluster.apply({
      apiVersion: 'platform.kratix.io/v1alpha1',
      kind: 'Promise',
      metadata: { name: 'bucket' },
      spec: {
        api: {
          kind: 'CustomResourceDefinition',
          spec: {
            group: 'example.org',
            scope: 'Namespaced',
            names: { kind: 'Bucket' },
            versions: [{ name: 'v1', served: true }],
          },
        },
      },
    });
    expect(cluster.apply(request).outcome).toBe('created');
    cluster.stop();
    cluster = start();
    expect(
      cluster.apply(object('example.org/v1', 'Bucket', 'films')).outcome,
    ).toBe('created');
  });

  it('grows a ReplicaSet and pods that become ready after a while', () => {
    expect(cluster.apply(deployment('web:1', 2))).toEqual({
      outcome: 'created',
      message: 'deployment.apps/web created',
    });
    expect(podNames()).toHaveLength(2);
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    clock.advance(1499);
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    clock.advance(1);
    expect(health('apps', 'Deployment', 'web')).toBe('Healthy');
    expect(
      cluster.get(key('apps', 'Deployment', 'web'))?.object.status,
    ).toMatchObject({
      replicas: 2,
      readyReplicas: 2,
      updatedReplicas: 2,
    });
  });

  it('says created, unchanged and configured', () => {
    cluster.apply(deployment('web:1'));
    expect(cluster.apply(deployment('web:1')).outcome).toBe('unchanged');
    expect(cluster.apply(deployment('web:2')).message).toBe(
      'deployment.apps/web configured',
    );
  });

  it('keeps the old pods serving while a new image cannot be pulled, and rolls on with the next', () => {
    cluster.apply(deployment('web:1', 1, { progressDeadlineSeconds: 60 }));
    clock.advance(5000);
    cluster.apply(
      deployment('web:2-broken', 1, { progressDeadlineSeconds: 60 }),
    );
    clock.advance(5000);
    expect(podImages().sort()).toEqual(['web:1', 'web:2-broken']);
    const pod = cluster
      .list()
      .find(
        ({ key: k, object: o }) =>
          k.kind === 'Pod' && JSON.stringify(o).includes('-broken'),
      );
    expect(pod && cluster.healthOf(pod)).toEqual({
      status: 'Degraded',
      message: 'Back-off pulling image "web:2-broken"',
    });
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    clock.advance(60_000);
    expect(health('apps', 'Deployment', 'web')).toBe('Degraded');
    cluster.apply(deployment('web:3', 1, { progressDeadlineSeconds: 60 }));
    clock.advance(5000);
    expect(podImages()).toEqual(['web:3']);
    expect(health('apps', 'Deployment', 'web')).toBe('Healthy');
  });

  it('takes ten seconds for a slow image', () => {
    cluster.apply(deployment('web:1-slow'));
    clock.advance(9999);
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    clock.advance(1);
    expect(health('apps', 'Deployment', 'web')).toBe('Healthy');
  });

  it('uses the ReplicaSet of an earlier template again, under a new revision', () => {
    for (const image of ['web:1', 'web:2', 'web:1']) {
      cluster.apply(deployment(image));
      clock.advance(5000);
    }
    expect(podImages()).toEqual(['web:1']);
    expect(
      cluster.get(key('apps', 'Deployment', 'web'))?.object.metadata
        .annotations,
    ).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
    });
    expect(
      cluster.list().filter(({ key: k }) => k.kind === 'ReplicaSet'),
    ).toHaveLength(2);
  });

  it('never has fewer pods available than a rolling update allows', () => {
    cluster.apply(deployment('web:1', 4));
    clock.advance(5000);
    cluster.apply(deployment('web:2', 4));
    for (let step = 0; step < 100; step++) {
      clock.advance(100);
      const status = cluster.get(key('apps', 'Deployment', 'web'))?.object
        .status as { availableReplicas: number };
      expect(status.availableReplicas).toBeGreaterThanOrEqual(3);
    }
    expect(podImages()).toEqual(Array(4).fill('web:2'));
  });

  it.each([
    ['migrate:1', 'Healthy', 'Reached expected number of succeeded pods'],
    [
      'migrate:1-broken',
      'Degraded',
      'Job has reached the specified backoff limit',
    ],
  ])('ends a Job with image %s as %s', (image, status, message) => {
    cluster.apply(job(image));
    expect(health('batch', 'Job', 'migrate')).toBe('Progressing');
    clock.advance(1500);
    const live = cluster.get(key('batch', 'Job', 'migrate'));
    expect(live && cluster.healthOf(live)).toEqual({ status, message });
  });

  it('holds a Job back until its ServiceAccount is there', () => {
    cluster.apply(job('migrate:1', { serviceAccountName: 'migrator' }));
    clock.advance(60_000);
    expect(podNames()).toHaveLength(0);
    cluster.apply(object('v1', 'ServiceAccount', 'migrator'));
    clock.advance(1500);
    expect(health('batch', 'Job', 'migrate')).toBe('Healthy');
  });

  it('holds a pod back until its ExternalSecret has made the Secret', () => {
    const spec = {
      containers: [
        {
          name: 'main',
          image: 'web:1',
          envFrom: [{ secretRef: { name: 'web' } }],
        },
      ],
    };
    cluster.apply(object('v1', 'Pod', 'one', { spec }));
    clock.advance(5000);
    expect(health('', 'Pod', 'one')).toBe('Degraded');
    cluster.apply(
      object('external-secrets.io/v1', 'ExternalSecret', 'web', { spec: {} }),
    );
    expect(health('external-secrets.io', 'ExternalSecret', 'web')).toBe(
      'Progressing',
    );
    clock.advance(1000);
    expect(health('external-secrets.io', 'ExternalSecret', 'web')).toBe(
      'Healthy',
    );
    expect(cluster.get(key('', 'Secret', 'web'))).toBeDefined();
    expect(health('', 'Pod', 'one')).toBe('Healthy');
  });

  it('deletes children first', () => {
    cluster.apply(deployment('web:1'));
    clock.advance(5000);
    cluster.delete(key('apps', 'Deployment', 'web'));
    expect(
      cluster.get(key('apps', 'Deployment', 'web'))?.deletingSince,
    ).toBeDefined();
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    clock.advance(500);
    expect(cluster.get(key('apps', 'Deployment', 'web'))).toBeUndefined();
    expect(podNames()).toHaveLength(0);
  });

  it('empties a namespace that is deleted', () => {
    cluster.apply(deployment('web:1'));
    clock.advance(5000);
    cluster.delete({ group: '', kind: 'Namespace', namespace: '', name: NS });
    clock.advance(500);
    expect(
      cluster.list().filter(({ key: { namespace } }) => namespace === NS),
    ).toEqual([]);
  });

  it('loses nothing over a restart and goes on with what was under way', () => {
    cluster.apply(deployment('web:1'));
    clock.advance(1000);
    const before = cluster.list();
    cluster.stop();
    cluster = start();
    expect(cluster.list()).toEqual(before);
    clock.advance(500);
    expect(health('apps', 'Deployment', 'web')).toBe('Healthy');
  });

  it('shows drift in applied fields only, and undoes it on the next apply', () => {
    cluster.apply(deployment('web:1'));
    cluster.edit(key('apps', 'Deployment', 'web'), {
      spec: { replicas: 3 },
      metadata: { labels: { by: 'hand' } },
    });
    expect(cluster.get(key('apps', 'Deployment', 'web'))?.applied).toEqual(
      deployment('web:1', 3),
    );
    expect(cluster.apply(deployment('web:1')).outcome).toBe('configured');
    expect(cluster.get(key('apps', 'Deployment', 'web'))?.applied).toEqual(
      deployment('web:1', 1),
    );
  });

  it('lets nothing become ready while readiness is paused', () => {
    cluster.setReadinessPaused(true);
    cluster.apply(deployment('web:1'));
    clock.advance(60_000);
    expect(health('apps', 'Deployment', 'web')).toBe('Progressing');
    cluster.setReadinessPaused(false);
    expect(health('apps', 'Deployment', 'web')).toBe('Healthy');
  });

  it('tells of changes once per turn', async () => {
    const calls: number[] = [];
    cluster.onChange(keys => calls.push(keys.length));
    await new Promise(resolve => setImmediate(resolve));
    calls.length = 0;
    cluster.apply(object('v1', 'ConfigMap', 'a'));
    cluster.apply(object('v1', 'ConfigMap', 'b'));
    await new Promise(resolve => setImmediate(resolve));
    expect(calls).toEqual([2]);
  });
});
