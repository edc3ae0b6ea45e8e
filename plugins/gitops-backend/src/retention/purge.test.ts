import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { purge } from './purge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const DAY = 24 * 3600_000;
const now = new Date('2026-06-30T00:00:00.000Z');
const daysAgo = (days: number) =>
  new Date(now.getTime() - days * DAY).toISOString();

describe.each(databases.eachSupportedId())('purge on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@slipway/plugin-gitops-backend',
        'migrations',
      ),
    });
  });

  const command = async (name: string, finishedAt?: string) => {
    await knex('commands').insert({
      id: name,
      kind: 'release',
      entity_ref: 'component:default/shop',
      deployment_id: `main:argocd:${name}`,
      actor: 'user:default/jane',
      parameters: '{}',
      memory: '{}',
      outcome: '{}',
      left_behind: '{}',
      attachment: 'AAAA',
      state: finishedAt ? 'failed' : 'waiting',
      exclusive: false,
      run_after: daysAgo(400),
      created_at: daysAgo(400),
      updated_at: daysAgo(400),
      finished_at: finishedAt ?? null,
    });
    await knex('command_steps').insert({
      command_id: name,
      position: 0,
      name: 'read',
      title: 'Read',
      state: 'running',
    });
  };
  const operation = async (
    operationId: string,
    name: string,
    phase: string,
    startedAt: string,
  ) => {
    await knex('gitops_operations').insert({
      id: operationId,
      instance: 'main',
      namespace: 'argocd',
      name,
      started_at: startedAt,
      finished_at: phase === 'Running' ? null : startedAt,
      kind: 'sync',
      phase,
      version: '{}',
      initiated_by: 'jane',
      automated: false,
    });
    await knex('gitops_operation_manifests').insert({
      operation_id: operationId,
      manifests: '[]',
    });
  };
  const run = () =>
    purge({
      knex,
      now,
      retention: {
        commandsMs: 30 * DAY,
        stepsMs: 10 * DAY,
        archivesMs: DAY,
        ledgerMs: 100 * DAY,
      },
    });

  it('deletes ended commands, their steps and archives, each after its time', async () => {
    await command('waits');
    await command('today', daysAgo(0.5));
    await command('days', daysAgo(5));
    await command('weeks', daysAgo(20));
    await command('months', daysAgo(60));
    expect(await run()).toMatchObject({ archives: 3, steps: 2, commands: 1 });
    const rows = await knex('commands').orderBy('seq');
    expect(rows.map(row => [row.id, row.attachment])).toEqual([
      ['waits', 'AAAA'],
      ['today', 'AAAA'],
      ['days', null],
      ['weeks', null],
    ]);
    const steps = await knex('command_steps').pluck('command_id');
    expect(steps.sort()).toEqual(['days', 'today', 'waits']);
    expect(await run()).toMatchObject({ archives: 0, steps: 0, commands: 0 });
  });

  it('keeps the newest success of each deployment and what has not ended', async () => {
    await operation('old-success', 'shop', 'Succeeded', daysAgo(300));
    await operation('last-success', 'shop', 'Succeeded', daysAgo(200));
    await operation('failed', 'shop', 'Failed', daysAgo(150));
    await operation('recent', 'shop', 'Failed', daysAgo(50));
    await operation('other', 'pay', 'Succeeded', daysAgo(300));
    await operation('stuck', 'pay', 'Running', daysAgo(150));
    expect((await run()).operations).toBe(2);
    const left = await knex('gitops_operations').pluck('id');
    expect(left.sort()).toEqual(['last-success', 'other', 'recent', 'stuck']);
    const manifests = await knex('gitops_operation_manifests').pluck(
      'operation_id',
    );
    expect(manifests.sort()).toEqual(left.sort());
  });

  it('forgets locks that have lapsed', async () => {
    await knex('gitops_locks').insert([
      { name: 'a', owner: 'x', holder: 'x', until: daysAgo(1) },
      { name: 'b', owner: 'x', holder: 'x', until: daysAgo(-1) },
    ]);
    await run();
    expect(await knex('gitops_locks').pluck('name')).toEqual(['b']);
  });
});
