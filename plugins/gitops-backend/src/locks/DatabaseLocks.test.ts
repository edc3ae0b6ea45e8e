import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseLocks } from './DatabaseLocks';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('DatabaseLocks on %s', id => {
  let locks: DatabaseLocks;
  let now: number;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@slipway/plugin-gitops-backend',
        'migrations',
      ),
    });
    now = Date.parse('2026-01-01T10:00:00Z');
    locks = new DatabaseLocks({ knex, now: () => new Date(now), ttlMs: 1000 });
  });

  const as = (owner: string) => ({ owner, holder: `the release of ${owner}` });

  it('gives a lock to one, and again to the same one', async () => {
    expect(await locks.acquire('x', as('a'))).toEqual({ acquired: true });
    expect(await locks.acquire('x', as('b'))).toEqual({
      acquired: false,
      holder: 'the release of a',
    });
    expect(await locks.acquire('x', as('a'))).toEqual({ acquired: true });
    await locks.release('a');
    expect(await locks.acquire('x', as('b'))).toEqual({ acquired: true });
  });

  it('gives it to one of many who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => locks.acquire('x', as(`o${i}`))),
    );
    expect(answers.filter(({ acquired }) => acquired)).toHaveLength(1);
  });

  it('lets a lock lapse that was not given back', async () => {
    await locks.acquire('x', as('a'));
    now += 999;
    expect(await locks.acquire('x', as('b'))).toMatchObject({
      acquired: false,
    });
    now += 1;
    expect(await locks.acquire('x', as('b'))).toEqual({ acquired: true });
  });

  it('lets as many in as there are places', async () => {
    expect(await locks.acquireOneOf('m', 2, as('a'))).toEqual({
      acquired: true,
    });
    expect(await locks.acquireOneOf('m', 2, as('a'))).toEqual({
      acquired: true,
    });
    expect(await locks.acquireOneOf('m', 2, as('b'))).toEqual({
      acquired: true,
    });
    expect(await locks.acquireOneOf('m', 2, as('c'))).toEqual({
      acquired: false,
      holder: 'the release of a',
    });
    await locks.release('b');
    expect(await locks.acquireOneOf('m', 2, as('c'))).toEqual({
      acquired: true,
    });
  });
});
