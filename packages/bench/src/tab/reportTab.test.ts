import { PageMeasurement } from './PageMeasurement';
import { reportTab } from './reportTab';
import { SizeMeasurement } from './SizeMeasurement';
import { parseTabSizes } from './TabSize';

function load(wallMs: number, change: Partial<PageMeasurement> = {}) {
  return {
    browserCalls: 1,
    browserBytes: 2000,
    upstreamCalls: 0,
    upstreamBytes: 0,
    wallMs,
    backendCpuMs: 1,
    argocdCpuMs: 0,
    ...change,
  };
}

function measured(
  name: string,
  argocdMs: number,
  roadieMs: number,
): SizeMeasurement {
  const [size] = parseTabSizes(name);
  const roadie = { browserCalls: 143, upstreamCalls: 147 };
  return {
    size,
    argocdMs,
    pages: [
      {
        page: 'card',
        label: 'card',
        side: 'slipway',
        coldUpstreamCalls: 6,
        gzippedBytes: 500,
        rounds: [load(4), load(5), load(90)],
      },
      {
        page: 'roadie',
        label: 'cards',
        side: 'roadie',
        coldUpstreamCalls: 147,
        gzippedBytes: 3000,
        rounds: [load(roadieMs, roadie)],
      },
      {
        page: 'histories',
        label: 'histories',
        side: 'slipway',
        coldUpstreamCalls: 171,
        gzippedBytes: 900,
        rounds: [load(50)],
      },
      {
        page: 'tab',
        label: 'tab',
        side: 'slipway',
        coldUpstreamCalls: 171,
        gzippedBytes: 900,
        rounds: [load(10)],
      },
    ],
  };
}

const machine = { node: 'v22', cpus: 2 };

describe('reportTab', () => {
  const report = reportTab({
    sizes: [
      measured('1x1', 2, 20),
      measured('3x5', 2, 150),
      measured('3x5', 0, 100),
    ],
    history: 10,
    rounds: 3,
    machine,
  });

  it('sums up the main size by medians', () => {
    expect(report.summary).toMatchObject({
      bench: 'tab',
      size: '3x5',
      argocdMs: 2,
      browserCalls: 1,
      warmUpstreamCalls: 0,
      coldUpstreamCalls: 6,
      speedup: 30,
      speedupOfFastest: 37.5,
      cpuRatio: 1,
      speedupWithHistories: 3,
      speedupOfTab: 15,
      speedupByArgoCdMs: { 2: 30, 0: 20 },
      p50Ms: 5,
      p95Ms: 90,
      roadie: { browserCalls: 143, warmUpstreamCalls: 147, p50Ms: 150 },
      machine,
    });
  });

  it('has a row for each page of each size and each time', () => {
    const [table] = report.tables;
    expect(table.rows).toHaveLength(12);
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length);
    }
    expect(report.notes).toHaveLength(3);
    expect(report.notes[2]).toContain('3x5, Argo CD 0 ms');
    expect(report.notes[2]).toContain('20 times');
  });

  it('speaks of the first size when the main one was not measured', () => {
    const { summary } = reportTab({
      sizes: [measured('1x1', 0, 20), measured('2x2', 0, 40)],
      history: 10,
      rounds: 3,
      machine,
    });
    expect(summary).toMatchObject({ size: '1x1', speedup: 4 });
  });
});
