import { TestDatabases } from '@backstage/backend-test-utils';
import { docsSection } from '@slipway/sandbox';
import { resolve } from 'node:path';
import { SandboxBench } from '../commands/__testUtils__/SandboxBench';
import { faultCases } from './__testUtils__/faultCases';
import { FaultRun } from './__testUtils__/FaultRun';
import { faultTables } from './__testUtils__/faultTables';
import { RunningPostgres, startPostgres } from './__testUtils__/startPostgres';

jest.setTimeout(600_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a release whose backend is killed', () => {
  let postgres: RunningPostgres | undefined;

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(() => postgres?.stop());

  it('ends once, in the right state, whenever that happens', async () => {
    if (!postgres) {
      process.stdout.write(
        'Skipped: there is no PostgreSQL here (apt-get install postgresql).\n',
      );
      return;
    }
    const cases = faultCases();
    const bench = await SandboxBench.start(databases);
    const run = await FaultRun.start(bench, postgres.url, cases);
    try {
      const [one, two] = [run.workers.spawn(), run.workers.spawn()];
      await run.submitAll();
      await run.until(
        'every point is reached',
        () => run.reached().size === cases.length,
      );
      const byOne = run.pointsOf(one);
      await run.workers.kill(one);
      const three = run.workers.spawn();
      await run.until('what the first had is ended', () =>
        run.haveEnded(byOne),
      );
      await run.workers.kill(two);
      await run.until('everything is ended', () => run.haveEnded(cases));
      await run.workers.kill(three);
      // Both were killed with releases in their hands.
      expect(byOne.length).toBeGreaterThan(0);
      expect(byOne.length).toBeLessThan(cases.length);
      const rows = await run.rows();
      expect(rows.filter(row => !row.fine)).toEqual([]);
      const text = faultTables(rows);
      expect(
        docsSection({
          file: resolve(__dirname, '../../../../docs/reliability.md'),
          name: 'process faults',
          text,
        }),
      ).toBe(text);
    } finally {
      await run.stop();
      await bench.stop();
    }
  });
});
