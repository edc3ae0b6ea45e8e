import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseClock } from './DatabaseClock';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('DatabaseClock on %s', id => {
  afterEach(() => jest.restoreAllMocks());

  it('tells the time of the database and goes on without the clock of the machine', async () => {
    const knex = await databases.init(id);
    let elapsed = 1000;
    const real = Date.now();
    if (id !== 'SQLITE_3') {
      // A machine that is an hour ahead.
      jest.spyOn(Date, 'now').mockReturnValue(real + 3600_000);
    }
    const clock = await DatabaseClock.create({ knex, elapsed: () => elapsed });
    const first = clock.now().getTime();
    expect(Math.abs(first - real)).toBeLessThan(60_000);
    elapsed += 5000;
    expect(clock.now().getTime()).toBe(first + 5000);
  });

  it('goes on when the database does not answer', async () => {
    const knex = await databases.init(id);
    let elapsed = 0;
    const clock = await DatabaseClock.create({ knex, elapsed: () => elapsed });
    const first = clock.now().getTime();
    if (id !== 'SQLITE_3') await knex.destroy();
    elapsed += 10;
    if (id !== 'SQLITE_3') await clock.sync();
    expect(clock.now().getTime()).toBe(first + 10);
  });
});
