import { stringify } from 'yaml';
import { Application } from '../objects/Application';
import { manifests } from './manifests';
import { Bench, startBench } from './startBench';

jest.setTimeout(30_000);

const NEW_NAMESPACE = 'CreateNamespace=true';
const APPROVED = 'argocd.argoproj.io/deletion-approved';

const object = (
  kind: string,
  name: string,
  annotations: Readonly<Record<string, string>>,
  fields: object = {},
) =>
  stringify({
    apiVersion: kind === 'Job' ? 'batch/v1' : 'v1',
    kind,
    metadata: { name, annotations },
    ...fields,
  });
const options = (text: string) => ({ 'argocd.argoproj.io/sync-options': text });
const results = ({ status }: Application) =>
  status.operationState?.syncResult?.resources?.map(
    ({ name, status: outcome, message }) => `${name} ${outcome}: ${message}`,
  );

describe('sync options', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.stop());

  const path = (name: string) => `/api/v1/applications/${name}`;
  const annotate = async (name: string, annotations: object) =>
    bench.call('PATCH', path(name), {
      patch: JSON.stringify({ metadata: { annotations } }),
      patchType: 'merge',
    });
  const gone = async (name: string) => {
    const end = Date.now() + 20_000;
    while ((await bench.get(name)).metadata && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect((await bench.get(name)).metadata).toBeUndefined();
  };
  const key = (kind: string, namespace: string, name: string) => ({
    group: '',
    kind,
    namespace,
    name,
  });
  const live = (namespace: string, name: string) =>
    bench.simulator.cluster.get(key('ConfigMap', namespace, name));

  it('waits for the approval of a removal', async () => {
    await bench.create('confirm', {
      'a.yaml': object('ConfigMap', 'a', options('Prune=confirm')),
      'b.yaml': manifests.configMap('b', 0),
    });
    const first = await bench.sync('confirm');
    expect(first.status.resources).toContainEqual(
      expect.objectContaining({
        name: 'a',
        requiresDeletionConfirmation: true,
      }),
    );
    bench.push('confirm', { 'b.yaml': manifests.configMap('b', 0) });
    await bench.call('GET', `${path('confirm')}?refresh=normal`);
    await bench.call('POST', `${path('confirm')}/sync`, { prune: true });
    await bench.until(
      'confirm',
      ({ status }) =>
        status.operationState?.message ===
        'waiting for pruning confirmation of /ConfigMap/a',
    );
    expect(live('confirm', 'a')).toBeDefined();
    await annotate('confirm', {
      [APPROVED]: new Date(Date.now() + 1000).toISOString(),
    });
    const after = await bench.until('confirm', ({ operation }) => !operation);
    expect(after.status.operationState?.phase).toBe('Succeeded');
    expect(live('confirm', 'a')).toBeUndefined();
  });

  it('does not prune what says so, and says why', async () => {
    await bench.create('keep', {
      'a.yaml': object('ConfigMap', 'a', options('Prune=false')),
      'b.yaml': manifests.configMap('b', 0),
      'c.yaml': manifests.configMap('c', 0),
    });
    await bench.sync('keep');
    bench.push('keep', { 'c.yaml': manifests.configMap('c', 0) });
    await bench.call('GET', `${path('keep')}?refresh=normal`);
    const without = await bench.sync('keep');
    expect(results(without)).toEqual([
      'a PruneSkipped: ignored (requires pruning)',
      'b PruneSkipped: ignored (requires pruning)',
      'c Synced: configmap/c unchanged',
    ]);
    const after = await bench.sync('keep', { prune: true });
    expect(results(after)?.slice(0, 2)).toEqual([
      'a PruneSkipped: ignored (no prune)',
      'b Pruned: pruned',
    ]);
  });

  it('leaves ignored fields alone only with RespectIgnoreDifferences', async () => {
    const spec = {
      ignoreDifferences: [{ kind: 'ConfigMap', jsonPointers: ['/data/value'] }],
    };
    const files = { 'a.yaml': manifests.configMap('a', 0, 'git') };
    await bench.create('ignored', files, spec);
    await bench.sync('ignored');
    const change = () =>
      bench.simulator.cluster.edit(key('ConfigMap', 'ignored', 'a'), {
        data: { value: 'live' },
      });
    change();
    await bench.call('GET', `${path('ignored')}?refresh=normal`);
    expect((await bench.get('ignored')).status.sync.status).toBe('Synced');
    await bench.sync('ignored', {
      syncOptions: { items: ['RespectIgnoreDifferences=true'] },
    });
    expect(live('ignored', 'a')?.object.data).toEqual({ value: 'live' });
    await bench.sync('ignored');
    expect(live('ignored', 'a')?.object.data).toEqual({ value: 'git' });
  });

  it.each([
    [
      'server-side',
      'ServerSideApply=true',
      'a Synced: configmap/a serverside-applied',
    ],
    ['replacing', 'Replace=true', 'a Synced: configmap/a replaced'],
  ])('says how it applied: %s', async (name, option, line) => {
    await bench.create(name, { 'a.yaml': manifests.configMap('a', 0) });
    await bench.sync(name);
    bench.simulator.cluster.edit(key('ConfigMap', name, 'a'), {
      data: { stray: 'x' },
    });
    const after = await bench.sync(name, { syncOptions: { items: [option] } });
    expect(results(after)).toEqual([line]);
    const left = option === 'Replace=true' ? undefined : 'x';
    const data = live(name, 'a')?.object.data as Record<string, string>;
    expect(data.stray).toBe(left);
  });

  it('skips what is in sync with ApplyOutOfSyncOnly', async () => {
    const files = {
      'a.yaml': manifests.configMap('a', 0),
      'b.yaml': manifests.configMap('b', 0),
    };
    await bench.create('changed', files);
    await bench.sync('changed');
    bench.push('changed', {
      ...files,
      'b.yaml': manifests.configMap('b', 0, '2'),
    });
    await bench.call('GET', `${path('changed')}?refresh=normal`);
    const after = await bench.sync('changed', {
      syncOptions: { items: ['ApplyOutOfSyncOnly=true'] },
    });
    expect(results(after)).toEqual(['b Synced: configmap/b configured']);
  });

  it('refuses to share objects with FailOnSharedResource', async () => {
    const shared = object('ConfigMap', 'both', {}, {});
    const files = { 'a.yaml': shared };
    const destination = {
      server: 'https://kubernetes.default.svc',
      namespace: 'default',
    };
    await bench.create('first', files, { destination });
    await bench.sync('first');
    await bench.create('second', files, { destination });
    const after = await bench.sync('second', {
      syncOptions: { items: ['FailOnSharedResource=true'] },
    });
    expect(after.status.operationState).toMatchObject({
      phase: 'Failed',
      message:
        'Shared resource found: ConfigMap/both is part of applications argocd/second and first',
    });
  });

  it('labels the namespace it makes, also one that is there already', async () => {
    const files = { 'a.yaml': manifests.configMap('a', 0) };
    const policy = (team: string) => ({
      syncOptions: [NEW_NAMESPACE],
      managedNamespaceMetadata: { labels: { team } },
    });
    const made = await bench.create('labelled', files, {
      syncPolicy: policy('a'),
    });
    await bench.sync('labelled');
    const labels = () =>
      bench.simulator.cluster.get(key('Namespace', '', 'labelled'))?.object
        .metadata.labels;
    expect(labels()).toMatchObject({ team: 'a' });
    await bench.call('PUT', path('labelled'), {
      ...made,
      spec: { ...made.spec, syncPolicy: policy('b') },
    });
    await bench.sync('labelled');
    expect(labels()).toMatchObject({ team: 'b' });
  });

  it('deletes only after approval where an object asks for it', async () => {
    await bench.create('guarded', {
      'a.yaml': object('ConfigMap', 'a', options('Delete=confirm')),
      'b.yaml': manifests.configMap('b', 0),
    });
    await bench.sync('guarded');
    await bench.call('DELETE', path('guarded'));
    await bench.call('GET', `${path('guarded')}?refresh=normal`);
    expect(live('guarded', 'b')).toBeDefined();
    await annotate('guarded', {
      [APPROVED]: new Date(Date.now() + 1000).toISOString(),
    });
    await gone('guarded');
    expect(live('guarded', 'b')).toBeUndefined();
  });

  it('answers a refresh that was asked for by annotation', async () => {
    await bench.create('asked', { 'a.yaml': manifests.configMap('a', 0) });
    const commit = bench.push('asked', {
      'a.yaml': manifests.configMap('a', 0, '2'),
    });
    await annotate('asked', { 'argocd.argoproj.io/refresh': 'normal' });
    const after = await bench.until(
      'asked',
      ({ status }) => status.sync.revision === commit,
    );
    expect(after.metadata.annotations ?? {}).not.toHaveProperty(
      'argocd.argoproj.io/refresh',
    );
  });
});
