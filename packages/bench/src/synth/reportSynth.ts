import { BenchReport, Table } from '../BenchReport';
import { round } from '../measure/round';
import {
  AgainMeasurement,
  LoopDelay,
  SynthMeasurement,
} from './SynthMeasurement';

/** What was measured, as tables and as the summary for programs. */
export function reportSynth(
  measured: readonly SynthMeasurement[],
  again: AgainMeasurement,
  loop: LoopDelay,
): BenchReport {
  const of = (packages: number) =>
    measured.find(measurement => measurement.packages === packages);
  const [smallest, largest] = [measured[0], measured[measured.length - 1]];
  const compared = of(30) ?? smallest;
  const base = of(100) ?? smallest;
  const ratio = (ours: number, { cdk8s }: SynthMeasurement) =>
    cdk8s ? round(cdk8s.milliseconds / ours, 2) : 0;
  return {
    tables: [
      {
        title: 'Synthesis to disk',
        columns: [
          'packages',
          'in process ms',
          'first ms',
          'slipway synth ms',
          'cdk8s synth ms',
          'cdk8s ÷ in process',
          'cdk8s ÷ first',
          'cdk8s ÷ slipway synth',
        ],
        rows: measured.map(measurement => [
          measurement.packages,
          round(measurement.inProcessMs, 1),
          round(measurement.firstMs),
          round(measurement.commandLine.milliseconds),
          round(measurement.cdk8s?.milliseconds ?? 0),
          ratio(measurement.inProcessMs, measurement),
          ratio(measurement.firstMs, measurement),
          ratio(measurement.commandLine.milliseconds, measurement),
        ]),
      },
      againTable(again),
      {
        title: 'Processor time of whole processes',
        columns: [
          'packages',
          'slipway synth ms',
          'cdk8s synth ms',
          'cdk8s synth with the compile cache ms',
        ],
        rows: measured.map(({ cdk8s, cdk8sCached, commandLine, packages }) => [
          packages,
          round(commandLine.cpuMs),
          round(cdk8s?.cpuMs ?? 0),
          round(cdk8sCached?.cpuMs ?? 0),
        ]),
      },
      {
        title: 'Peak memory of the largest process',
        columns: [
          'packages',
          'in process MB',
          'slipway synth MB',
          'cdk8s synth MB',
        ],
        rows: measured.map(({ cdk8s, commandLine, firstPeakMb, packages }) => [
          packages,
          round(firstPeakMb),
          round(commandLine.peakMb),
          round(cdk8s?.peakMb ?? 0),
        ]),
      },
      {
        title: 'How long others wait for the event loop of a backend',
        columns: ['packages', 'p50 ms', 'p99 ms', 'max ms'],
        rows: [
          [
            loop.packages,
            round(loop.p50, 1),
            round(loop.p99, 1),
            round(loop.max, 2),
          ],
        ],
      },
    ],
    notes: [
      'A package is an Argo CD Application, six manifests and their kustomization: eight files of the same bytes on both sides. Ours has one more, the record of what they were made from.',
      '"in process": the library is loaded and has been used, as in a backend. "first": its first use in a new process, without the loading. "slipway synth": the command as npm installs it. "cdk8s synth": cdk8s-cli, and an app that esbuild bundled into one file. The quickest run of each; every run writes into a new folder.',
    ],
    summary: {
      bench: 'synth',
      ratio: ratio(compared.inProcessMs, compared),
      ratioFirst: ratio(compared.firstMs, compared),
      ratioProcess: ratio(compared.commandLine.milliseconds, compared),
      ratioProcessCached: round(
        (compared.cdk8sCached?.milliseconds ?? 0) /
          compared.commandLine.milliseconds,
        2,
      ),
      ratioUnchanged: round(
        again.cdk8s.milliseconds / again.unchanged.milliseconds,
        2,
      ),
      cpuRatioProcess: round(
        (compared.cdk8s?.cpuMs ?? 0) / compared.commandLine.cpuMs,
        2,
      ),
      growth: round(
        largest.inProcessMs /
          largest.packages /
          (base.inProcessMs / base.packages),
        2,
      ),
      largest: largest.packages,
      peakMb: round(Math.max(largest.firstPeakMb, largest.commandLine.peakMb)),
      eventLoopMaxMs: round(loop.max, 2),
      packages: measured.map(({ packages }) => packages),
      inProcessMs: measured.map(({ inProcessMs }) => round(inProcessMs, 1)),
      cdk8sMs: measured.map(({ cdk8s }) => round(cdk8s?.milliseconds ?? 0)),
    },
  };
}

function againTable(again: AgainMeasurement): Table {
  const { check, cdk8s, oneChanged, packages, unchanged } = again;
  const rows = [
    ['slipway synth, nothing changed', unchanged],
    ['slipway synth, one application changed', oneChanged],
    ['slipway synth --check', check],
    ['cdk8s synth', cdk8s],
  ] as const;
  return {
    title: `${packages} packages that are there already`,
    columns: ['run', 'ms', 'processor ms', 'cdk8s ÷ it'],
    rows: rows.map(([name, { cpuMs, milliseconds }]) => [
      name,
      round(milliseconds),
      round(cpuMs),
      round(cdk8s.milliseconds / milliseconds, 2),
    ]),
  };
}
