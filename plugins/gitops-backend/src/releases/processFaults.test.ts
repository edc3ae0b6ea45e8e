import { TestDatabases } from '@backstage/backend-test-utils';
import { docsSection } from '@slipway/sandbox';
import { resolve } from 'node:path';
import { SandboxBench } from '../commands/__testUtils__/SandboxBench';
import { FaultCase, FaultMoment, FaultPoint } from './__testUtils__/FaultPlan';
import { FaultRow } from './__testUtils__/FaultRow';
import { FaultRun } from './__testUtils__/FaultRun';
import { RunningPostgres, startPostgres } from './__testUtils__/startPostgres';

jest.setTimeout(600_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const MOMENTS: readonly FaultMoment[] = ['before', 'middle', 'after'];

/** The steps in their order, with what is the middle of each; those of a pull request on an Application of their own. */
const STEPS: readonly (readonly [
  step: string,
  middle: FaultPoint['middle'] | undefined,
  way: 'direct' | 'pull request',
])[] = [
  ['read', 'GET', 'direct'],
  ['lint', undefined, 'direct'],
  ['package', 'remember', 'direct'],
  ['push', 'WRITE', 'direct'],
  ['move', 'WRITE', 'direct'],
  ['move', 'WRITE', 'pull request'],
  ['wait-merged', 'GET', 'pull request'],
  ['wait-target', 'GET', 'pull request'],
  ['refresh', 'GET', 'direct'],
  ['wait-free', 'GET', 'direct'],
  ['sync', 'WRITE', 'direct'],
  ['wait-synced', 'GET', 'direct'],
  ['wait-healthy', 'GET', 'direct'],
  ['record', 'GET', 'direct'],
];

const CASES: readonly FaultCase[] = STEPS.flatMap(([step, middle, way], i) =>
  MOMENTS.filter(moment => middle || moment !== 'middle').map(moment => {
    const app = `r${i}-${moment}`;
    return {
      app,
      name: way === 'direct' ? app : `${app}-dev`,
      step,
      moment,
      middle: middle ?? 'remember',
      way,
    };
  }),
);

function table(rows: readonly FaultRow[]): string {
  const cell = (row: FaultRow | undefined) => row?.outcome ?? 'asks nobody';
  const groups = STEPS.map(([step, , way]) =>
    rows.filter(row => row.step === step && row.way === way),
  );
  return [
    '| killed at the step | before its first line | after the outside answered, before that is noted | after its last line, before that is noted |',
    '| --- | --- | --- | --- |',
    ...groups.map(group => {
      const at = (moment: FaultMoment) =>
        cell(group.find(row => row.moment === moment));
      const [{ title, way }] = group;
      const name = way === 'direct' ? title : `${title} (by pull request)`;
      return `| ${name} | ${at('before')} | ${at('middle')} | ${at('after')} |`;
    }),
  ].join('\n');
}

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
    const bench = await SandboxBench.start(databases);
    const run = await FaultRun.start(bench, postgres.url, CASES);
    try {
      await run.createAll();
      const [one, two] = [run.spawn(), run.spawn()];
      await run.submitAll();
      await run.until(
        'every point is reached',
        () => run.reached().size === CASES.length,
      );
      const byOne = run.pointsOf(one);
      await run.kill(one);
      const three = run.spawn();
      await run.until('what the first had is ended', () =>
        run.haveEnded(byOne),
      );
      await run.kill(two);
      await run.until('everything is ended', () => run.haveEnded(CASES));
      await run.kill(three);
      // Both were killed with releases in their hands.
      expect(byOne.length).toBeGreaterThan(0);
      expect(byOne.length).toBeLessThan(CASES.length);
      const rows = await run.rows();
      expect(rows.filter(row => !row.fine)).toEqual([]);
      const text = table(rows);
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
