import { Application, HistoryEntry } from '../objects/Application';
import { applicationBody } from './applicationBody';
import { ContractTarget } from './ContractTarget';
import { manifests } from './manifests';
import { startTarget } from './startTarget';

const ended = ({ operation, status }: Application) =>
  !operation && status.operationState?.finishedAt !== undefined;

const results = ({ status }: Application) =>
  (status.operationState?.syncResult?.resources ?? []).map(
    ({ kind, name, syncPhase, status: outcome, hookPhase }) =>
      [kind, name, syncPhase, outcome, hookPhase].join(' '),
  );

jest.setTimeout(120_000);

describe('operations', () => {
  let target: ContractTarget;
  const made: string[] = [];
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(async () => {
    for (const name of made) {
      await target.call('DELETE', `/api/v1/applications/${name}`);
    }
    await target.stop();
  });

  const create = async (
    title: string,
    files: Readonly<Record<string, string>>,
    spec: Partial<Application['spec']> = {},
  ) => {
    const name = target.unique(title);
    const commit = target.push(name, files);
    const body = applicationBody(target, name, spec);
    const answer = await target.call('POST', '/api/v1/applications', body);
    expect(answer.text).toContain(name);
    made.push(name);
    await target.until(name, ({ status }) => status.reconciledAt !== undefined);
    return { name, commit };
  };
  const post = (name: string, action: string, body: unknown = {}) =>
    target.call('POST', `/api/v1/applications/${name}/${action}`, body);

  it('syncs phase by phase and wave by wave and writes history', async () => {
    const { name, commit } = await create('waves', {
      'migrate.yaml': manifests.hook('migrate', 'PreSync', '1'),
      'settings.yaml': manifests.configMap('settings', -1),
      'web.yaml': manifests.deployment('web', 0, '1'),
      'smoke.yaml': manifests.hook('smoke', 'PostSync', '1'),
    });
    const info = [{ name: 'Reason', value: 'contract' }];
    const request = await post(name, 'sync', { infos: info });
    const asked = request.json as Application;
    expect(asked.operation).toMatchObject({
      sync: { revision: commit },
      info,
      retry: {},
    });
    expect(asked.status.operationState).toBeUndefined();

    const after = await target.until(name, ended);
    expect(after.status.operationState).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (no more tasks)',
    });
    expect(results(after)).toEqual([
      `Namespace ${name} PreSync Synced Running`,
      'Job migrate PreSync Synced Succeeded',
      'ConfigMap settings Sync Synced Succeeded',
      'Deployment web Sync Synced Succeeded',
      'Job smoke PostSync Synced Succeeded',
    ]);
    expect(after.status.history).toMatchObject([{ id: 0, revision: commit }]);
    expect(after.metadata).not.toHaveProperty('kind');
  });

  it('rolls back to what was deployed, without its hooks, and leaves the spec alone', async () => {
    const files = (value: string) => ({
      'a.yaml': manifests.configMap('a', 0, value),
      'b.yaml': manifests.configMap('b', 1, value),
      'hook.yaml': manifests.hook('migrate', 'PreSync', '1'),
    });
    const { name, commit } = await create('back', files('1'));
    await post(name, 'sync');
    await target.until(name, ended);
    const second = target.push(name, files('2'));
    await target.call('GET', `/api/v1/applications/${name}?refresh=normal`);
    await post(name, 'sync');
    await target.until(
      name,
      one => ended(one) && one.status.history?.length === 2,
    );

    const missingId = await post(name, 'rollback', {});
    expect(missingId.json).toMatchObject({ code: 13 });
    const unknown = await post(name, 'rollback', { id: 99 });
    expect(unknown.json).toMatchObject({
      code: 3,
      error: `application argocd/${name} does not have deployment with id 99`,
    });
    const request = await post(name, 'rollback', { id: 0 });
    expect((request.json as Application).operation?.sync).toMatchObject({
      revision: commit,
      syncStrategy: { apply: {} },
    });
    const after = await target.until(
      name,
      one =>
        ended(one) &&
        one.status.history?.length === 3 &&
        one.status.sync.status === 'OutOfSync',
    );
    expect(results(after)).toEqual([
      'ConfigMap a Sync Synced Succeeded',
      'ConfigMap b Sync Synced Running',
    ]);
    const last = after.status.history?.at(-1) as HistoryEntry;
    expect([last.id, last.revision]).toEqual([2, commit]);
    expect(after.status.sync.revision).toBe(second);
  });

  it('stops at a hook that fails, after the SyncFail hooks, and starts nothing later', async () => {
    const { name } = await create('failing', {
      'migrate.yaml': manifests.hook('migrate', 'PreSync', '1-broken'),
      'after.yaml': manifests.configMap('after', 0),
      'tell.yaml': manifests.hook('tell', 'SyncFail', '1'),
    });
    await post(name, 'sync');
    const after = await target.until(name, ended);
    expect(after.status.operationState).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks completed unsuccessfully',
    });
    expect(results(after)).toEqual([
      `Namespace ${name} PreSync Synced Running`,
      'Job migrate PreSync Synced Failed',
      'Job tell SyncFail Synced Succeeded',
    ]);
    expect(after.status.history).toBeUndefined();
  });

  it('refuses a second operation, and terminates the first', async () => {
    const { name } = await create('stuck', {
      'web.yaml': manifests.deployment('web', 0, '1-broken'),
      'after.yaml': manifests.configMap('after', 1),
    });
    const nothing = await target.call(
      'DELETE',
      `/api/v1/applications/${name}/operation`,
    );
    expect(nothing.json).toMatchObject({
      error: 'Unable to terminate operation. No operation is in progress',
    });
    await post(name, 'sync');
    await target.until(name, ({ status }) =>
      Boolean(status.operationState?.message?.includes('apps/Deployment/web')),
    );
    const second = await post(name, 'sync');
    expect([second.status, second.json]).toMatchObject([
      400,
      { code: 9, error: 'another operation is already in progress' },
    ]);
    const end = await target.call(
      'DELETE',
      `/api/v1/applications/${name}/operation`,
    );
    expect(end.json).toEqual({});
    const after = await target.until(name, ended);
    expect(after.status.operationState).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
  });

  it('replaces the state by a dry run and applies nothing', async () => {
    const { name } = await create('dry', {
      'a.yaml': manifests.configMap('a', 0),
    });
    await post(name, 'sync', { dryRun: true });
    const after = await target.until(name, ended);
    expect(after.status.operationState?.operation.sync.dryRun).toBe(true);
    const messages = after.status.operationState?.syncResult?.resources?.map(
      r => r.message,
    );
    expect(messages?.every(message => message?.endsWith('(dry run)'))).toBe(
      true,
    );
    expect(after.status.history).toBeUndefined();
    expect(after.status.resources).toMatchObject([
      { health: { status: 'Missing' } },
    ]);
  });

  it('syncs by itself, then refuses rollback and other revisions until that is off', async () => {
    const automated = {
      automated: { prune: true },
      syncOptions: ['CreateNamespace=true'],
    };
    const { name } = await create(
      'auto',
      { 'a.yaml': manifests.configMap('a', 0) },
      { syncPolicy: automated },
    );
    const first = await target.until(
      name,
      one => ended(one) && one.status.sync.status === 'Synced',
    );
    expect(first.status.history).toMatchObject([
      { initiatedBy: { automated: true } },
    ]);
    const refused = await post(name, 'rollback', { id: 0 });
    expect(refused.json).toMatchObject({
      code: 9,
      error: 'rollback cannot be initiated when auto-sync is enabled',
    });
    const other = await post(name, 'sync', { revision: 'main~1' });
    expect(other.json).toMatchObject({
      error: 'Cannot sync to main~1: auto-sync currently set to main',
    });
    const held = await target.get(name);
    await target.call('PUT', `/api/v1/applications/${name}?validate=false`, {
      ...held,
      spec: {
        ...held.spec,
        syncPolicy: {
          ...automated,
          automated: { prune: true, enabled: false },
        },
      },
    });
    const allowed = await post(name, 'rollback', { id: 0 });
    expect(allowed.status).toBe(200);
    await target.until(name, ended);
  });
});
