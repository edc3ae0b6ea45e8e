import { reportSynth } from './reportSynth';
import { SynthMeasurement } from './SynthMeasurement';

function measurement(packages: number, perPackage: number): SynthMeasurement {
  return {
    packages,
    inProcessMs: packages * perPackage,
    firstMs: packages * perPackage + 30,
    firstPeakMb: 80,
    commandLine: { milliseconds: 200, cpuMs: 150, peakMb: 90, output: '' },
    cdk8s: { milliseconds: 900, cpuMs: 900, peakMb: 190, output: '' },
    cdk8sCached: { milliseconds: 700, cpuMs: 700, peakMb: 190, output: '' },
  };
}

const one = { milliseconds: 400, cpuMs: 400, peakMb: 90, output: '' };
const again = {
  packages: 1000,
  unchanged: one,
  check: { ...one, milliseconds: 500 },
  oneChanged: { ...one, milliseconds: 450 },
  cdk8s: { ...one, milliseconds: 2000, cpuMs: 2500 },
};
const loop = { packages: 1000, p50: 1.1, p99: 3, max: 12.34 };

describe('reportSynth', () => {
  it('compares at 30 packages, and growth from 100 to the most', () => {
    const { summary } = reportSynth(
      [
        measurement(1, 2),
        measurement(30, 1),
        measurement(100, 1),
        measurement(5000, 1.2),
      ],
      again,
      loop,
    );
    expect(summary).toMatchObject({
      ratio: 30,
      ratioFirst: 15,
      ratioProcess: 4.5,
      ratioProcessCached: 3.5,
      ratioUnchanged: 5,
      cpuRatioProcess: 6,
      growth: 1.2,
      largest: 5000,
      peakMb: 90,
      eventLoopMaxMs: 12.34,
    });
  });

  it('speaks of what it has when asked for other sizes', () => {
    const { summary, tables } = reportSynth([measurement(3, 1)], again, loop);
    expect(summary).toMatchObject({ ratio: 300, growth: 1 });
    expect(tables[0].rows).toEqual([[3, 3, 33, 200, 900, 300, 27.27, 4.5]]);
  });

  it('compares runs over what is there already', () => {
    const { tables } = reportSynth([measurement(3, 1)], again, loop);
    expect(tables[1]).toMatchObject({
      title: '1000 packages that are there already',
      rows: [
        ['slipway synth, nothing changed', 400, 400, 5],
        ['slipway synth, one application changed', 450, 400, 4.44],
        ['slipway synth --check', 500, 400, 4],
        ['cdk8s synth', 2000, 2500, 1],
      ],
    });
  });
});
