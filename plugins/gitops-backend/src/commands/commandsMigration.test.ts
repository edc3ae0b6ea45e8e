import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = resolvePackagePath(
  '@slipway/plugin-gitops-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('go up, down to nothing, and up again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('commands')).toBe(true);
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('commands')).toBe(false);
    expect(await knex.schema.hasTable('command_steps')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('command_steps')).toBe(true);
  });

  it('let one command alone have a deployment', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    const row = (id: string) => ({
      id,
      kind: 'sync',
      entity_ref: 'component:default/shop',
      deployment_id: 'sandbox:argocd:shop-dev',
      held_deployment: 'sandbox:argocd:shop-dev',
      actor: 'user:default/jane',
      parameters: '{}',
      memory: '{}',
      outcome: '{}',
      left_behind: '{}',
      state: 'running',
      exclusive: true,
      run_after: '2026-01-01T10:00:00.000Z',
      created_at: '2026-01-01T10:00:00.000Z',
      updated_at: '2026-01-01T10:00:00.000Z',
    });
    await knex('commands').insert(row('c-1'));
    await expect(knex('commands').insert(row('c-2'))).rejects.toThrow(
      /unique/i,
    );
  });
});
