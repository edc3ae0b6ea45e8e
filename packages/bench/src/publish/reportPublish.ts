import { BenchReport } from '../BenchReport';
import { percentile } from '../measure/percentile';
import { round } from '../measure/round';
import {
  PublishStep,
  Side,
  sides,
  StepMeasurement,
} from './PublishMeasurement';

const STEPS: readonly PublishStep[] = [
  'package',
  'new',
  'unchanged',
  'changed',
];

const TITLES: Readonly<Record<Side, string>> = {
  helm: 'helm',
  command: 'ours, as a command',
  process: 'ours, in the backend’s process',
};

/** The size that the summary is about. */
const COMPARED = 100;

/** Tables by step, and the ratios at 100 manifests (or the size next to it). */
export function reportPublish(
  measured: readonly StepMeasurement[],
  surroundings: { readonly helm: string; readonly registry: string },
): BenchReport {
  const sizes = [...new Set(measured.map(({ manifests }) => manifests))].sort(
    (a, b) => a - b,
  );
  const of = (side: Side, step: PublishStep, manifests: number) =>
    measured.filter(
      each =>
        each.side === side &&
        each.step === step &&
        each.manifests === manifests,
    );
  const median = (
    side: Side,
    step: PublishStep,
    manifests: number,
    value: (each: StepMeasurement) => number,
  ) => percentile(of(side, step, manifests).map(value), 0.5);
  const compared = sizes.includes(COMPARED) ? COMPARED : sizes[0];
  const largest = sizes.at(-1) ?? compared;
  // The quickest: what a busy machine adds is on no side's account.
  const wall = (side: Side, step: PublishStep, manifests = compared) =>
    Math.min(...of(side, step, manifests).map(each => each.milliseconds));
  const cpu = (side: Side, step: PublishStep, manifests: number) =>
    Math.min(...of(side, step, manifests).map(each => each.cpuMs));
  const requests = (side: Side, step: PublishStep) =>
    Math.max(...of(side, step, compared).map(each => each.requests));
  return {
    tables: STEPS.map(step => ({
      title: step === 'package' ? 'Package a folder' : `Push: ${step}`,
      columns: [
        'manifests',
        'side',
        'ms (best)',
        'ms (median)',
        'processor ms (best)',
        'peak MB',
        'requests',
        'KB on the wire',
      ],
      rows: sizes.flatMap(manifests =>
        sides.map(side => [
          manifests,
          TITLES[side],
          round(wall(side, step, manifests), 1),
          round(
            median(side, step, manifests, each => each.milliseconds),
            1,
          ),
          round(cpu(side, step, manifests)),
          round(median(side, step, manifests, each => each.peakMb)),
          median(side, step, manifests, each => each.requests),
          round(median(side, step, manifests, each => each.bytes) / 1024, 1),
        ]),
      ),
    })),
    notes: [
      `helm ${surroundings.helm} and ${surroundings.registry} with Basic credentials, behind a proxy that counts.`,
      'As a command: one Node.js process for each run, its start included. In the backend’s process: a process that lives on and has done it before; its peak is that of the whole process, and only grows.',
      'packageRatio and pushRatio are helm’s best run by our best in the backend’s process, packageCommandRatio by ours as a command. Ours asks first whether the version is there and reads it back; helm does neither.',
    ],
    summary: {
      manifests: compared,
      packageRatio: round(
        wall('helm', 'package') / wall('process', 'package'),
        2,
      ),
      packageCommandRatio: round(
        wall('helm', 'package') / wall('command', 'package'),
        2,
      ),
      packageRatioLargest: round(
        wall('helm', 'package', largest) / wall('process', 'package', largest),
        2,
      ),
      packageCpuRatioLargest: round(
        cpu('helm', 'package', largest) / cpu('process', 'package', largest),
        2,
      ),
      pushRatio: round(wall('helm', 'new') / wall('process', 'new'), 2),
      newRequests: requests('process', 'new'),
      unchangedRequests: requests('process', 'unchanged'),
      changedRequests: requests('process', 'changed'),
      helmNewRequests: requests('helm', 'new'),
      helmUnchangedRequests: requests('helm', 'unchanged'),
      helmChangedRequests: requests('helm', 'changed'),
    },
  };
}
