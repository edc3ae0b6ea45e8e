import { stringify } from 'yaml';
import { Application } from '../objects/Application';
import { manifests } from './manifests';
import { Bench, startBench } from './startBench';

jest.setTimeout(30_000);

const ANY = [{ server: '*', namespace: '*' }];
const EVERYTHING = {
  sourceRepos: ['*'],
  destinations: ANY,
  clusterResourceWhitelist: [{ group: '*', kind: '*' }],
};

const results = ({ status }: Application) =>
  status.operationState?.syncResult?.resources?.map(
    ({ kind, status: outcome, message }) => [kind, outcome, message],
  );

describe('restrictions of a project', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.stop());

  const project = (name: string, spec: object) =>
    bench.call('POST', '/api/v1/projects', {
      project: { metadata: { name }, spec: { ...EVERYTHING, ...spec } },
      upsert: true,
    });

  it.each([
    [
      'sources',
      { sourceRepos: ['http://git.test/other/*'] },
      "application repo http://git.test/apps.git is not permitted in project 'sources'",
    ],
    [
      'denied-sources',
      { sourceRepos: ['*', '!http://git.test/*'] },
      "application repo http://git.test/apps.git is not permitted in project 'denied-sources'",
    ],
    [
      'places',
      { destinations: [{ server: '*', namespace: 'web-*' }] },
      "application destination server 'https://kubernetes.default.svc' and namespace 'places' do not match any of the allowed destinations in project 'places'",
    ],
  ])('refuses an Application by its %s', async (name, spec, problem) => {
    await project(name, spec);
    await expect(
      bench.create(
        name,
        { 'a.yaml': manifests.configMap('a', 0) },
        { project: name },
      ),
    ).rejects.toThrow(
      `application spec for ${name} is invalid: InvalidSpecError: ${problem}`,
    );
  });

  it('marks an Application that its project no longer allows, and allows it again', async () => {
    await project('moving', {});
    await bench.create(
      'moving',
      { 'a.yaml': manifests.configMap('a', 0) },
      { project: 'moving' },
    );
    await project('moving', { sourceRepos: [] });
    const broken = await bench.until(
      'moving',
      ({ status }) => status.sync.status === 'Unknown',
    );
    expect(broken.status).toMatchObject({
      health: { status: 'Unknown' },
      conditions: [
        {
          type: 'InvalidSpecError',
          message:
            "application repo http://git.test/apps.git is not permitted in project 'moving'",
        },
      ],
    });
    await project('moving', {});
    await bench.until(
      'moving',
      ({ status }) =>
        status.sync.status === 'OutOfSync' && status.conditions === undefined,
    );
  });

  it.each([
    [
      'clusterwide',
      { clusterResourceWhitelist: [] },
      'resource :Namespace is not permitted in project clusterwide',
      'Namespace',
    ],
    [
      'kinds',
      { namespaceResourceBlacklist: [{ group: '', kind: 'ConfigMap' }] },
      'resource :ConfigMap is not permitted in project kinds',
      'ConfigMap',
    ],
    [
      'elsewhere',
      { destinations: [{ server: '*', namespace: 'elsewhere' }] },
      "namespace default is not permitted in project 'elsewhere'",
      'Secret',
    ],
  ])(
    'fails a sync before anything is applied: %s',
    async (name, spec, reason, kind) => {
      await project(name, spec);
      await bench.create(
        name,
        {
          'a.yaml': manifests.configMap('a', 0),
          'b.yaml': stringify({
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: { name: `b-${name}`, namespace: 'default' },
          }),
        },
        { project: name },
      );
      const after = await bench.sync(name);
      expect(after.status.operationState).toMatchObject({
        phase: 'Failed',
        message: `one or more synchronization tasks are not valid: ${reason}`,
      });
      expect(results(after)).toEqual([[kind, 'SyncFailed', reason]]);
      expect(
        after.status.resources?.every(r => r.health?.status === 'Missing'),
      ).toBe(true);
    },
  );

  it.each([
    [
      {
        syncWindows: [
          {
            kind: 'never',
            schedule: '* * * * *',
            duration: '1h',
            applications: ['*'],
          },
        ],
      },
      "kind 'never' mismatch: can only be allow or deny",
    ],
    [
      {
        syncWindows: [{ kind: 'deny', schedule: '* * * * *', duration: '1h' }],
      },
      "window 'deny':'* * * * *':'1h' requires one of application, cluster or namespace",
    ],
    [{ sourceRepos: ['a', 'a'] }, "source repository 'a' already added"],
    [
      {
        roles: [
          {
            name: 'ci',
            policies: ['p, proj:other:ci, applications, get, bad/*, allow'],
          },
        ],
      },
      "policy subject must be: 'proj:bad:ci', not 'proj:other:ci'",
    ],
  ])('refuses a project with %o', async (spec, problem) => {
    const { status, text } = await project('bad', spec);
    expect(status).toBeGreaterThanOrEqual(400);
    expect((JSON.parse(text) as { error: string }).error).toContain(problem);
  });
});

describe('sync windows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.stop());

  const windows = (name: string, list: readonly object[]) =>
    bench.call('POST', '/api/v1/projects', {
      project: {
        metadata: { name },
        spec: { ...EVERYTHING, syncWindows: list },
      },
      upsert: true,
    });
  const always = { schedule: '* * * * *', duration: '1h', applications: ['*'] };
  const files = (value: string) => ({
    'a.yaml': manifests.configMap('a', 0, value),
  });

  it('holds automatic syncs back and refuses manual ones, until it is over', async () => {
    await windows('frozen', [{ kind: 'deny', ...always }]);
    await bench.create('frozen', files('1'), {
      project: 'frozen',
      syncPolicy: { automated: {}, syncOptions: ['CreateNamespace=true'] },
    });
    const refused = await bench.call(
      'POST',
      '/api/v1/applications/frozen/sync',
      {},
    );
    expect([refused.status, refused.json]).toMatchObject([
      403,
      { code: 7, error: 'cannot sync: blocked by sync window' },
    ]);
    const seen = await bench.call(
      'GET',
      '/api/v1/applications/frozen/syncwindows',
    );
    expect(seen.json).toEqual({
      activeWindows: [{ kind: 'deny', schedule: '* * * * *', duration: '1h' }],
      assignedWindows: [
        { kind: 'deny', schedule: '* * * * *', duration: '1h' },
      ],
    });
    expect((await bench.get('frozen')).operation).toBeUndefined();
    await windows('frozen', []);
    const after = await bench.until(
      'frozen',
      ({ status }) => status.sync.status === 'Synced',
    );
    expect(after.status.operationState?.operation.initiatedBy).toEqual({
      automated: true,
    });
  });

  it('lets manual syncs through where the window says so', async () => {
    await windows('manual', [{ kind: 'deny', ...always, manualSync: true }]);
    await bench.create('manual', files('1'), { project: 'manual' });
    const after = await bench.sync('manual');
    expect(after.status.operationState?.phase).toBe('Succeeded');
  });

  it('lets a rollback be asked for and wait, and terminate end it', async () => {
    await windows('later', []);
    await bench.create('later', files('1'), { project: 'later' });
    await bench.sync('later');
    await windows('later', [{ kind: 'deny', ...always }]);
    const path = '/api/v1/applications/later';
    const { status } = await bench.call('POST', `${path}/rollback`, { id: 0 });
    expect(status).toBe(200);
    const waiting = await bench.until(
      'later',
      one => one.status.operationState?.message !== undefined,
    );
    expect(waiting.status.operationState).toMatchObject({
      phase: 'Running',
      message: 'Sync operation blocked by sync window',
    });
    await bench.call('DELETE', `${path}/operation`);
    const ended = await bench.until('later', ({ operation }) => !operation);
    expect(ended.status.operationState).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
  });
});
