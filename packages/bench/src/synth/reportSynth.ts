import { BenchReport } from '../BenchReport';
import { round } from '../measure/round';
import { LoopDelay, SynthMeasurement } from './SynthMeasurement';

/** What was measured, as tables and as the summary for programs. */
export function reportSynth(
  measured: readonly SynthMeasurement[],
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
      {
        title: 'Processor time of whole processes',
        columns: ['packages', 'slipway synth ms', 'cdk8s synth ms'],
        rows: measured.map(({ cdk8s, commandLine, packages }) => [
          packages,
          round(commandLine.cpuMs),
          round(cdk8s?.cpuMs ?? 0),
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
      'A package is an Argo CD Application, six manifests and their kustomization; both sides wrote the same bytes.',
      '"in process": the library is loaded and has been used, as in a backend. "first": its first use in a new process, without the loading. "slipway synth", "cdk8s synth": whole processes, each bundled by esbuild into one file. The quickest run of each.',
    ],
    summary: {
      bench: 'synth',
      ratio: ratio(compared.inProcessMs, compared),
      ratioFirst: ratio(compared.firstMs, compared),
      ratioProcess: ratio(compared.commandLine.milliseconds, compared),
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
