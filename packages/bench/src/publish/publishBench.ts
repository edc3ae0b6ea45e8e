import { Option } from 'commander';
import { Bench } from '../Bench';
import { wholeNumber } from '../measure/wholeNumber';
import { measurePublish } from './measurePublish';
import { openPublishWorkplace } from './openPublishWorkplace';
import { StepMeasurement } from './PublishMeasurement';
import { reportPublish } from './reportPublish';

const SIZES = [10, 100, 1000];

/** Options of `yarn bench publish`. */
export interface PublishBenchOptions {
  /** Numbers of manifests in a chart. */
  readonly sizes: readonly number[];
  readonly rounds: number;
}

/** Packaging and pushing charts: ours, and `helm package` with `helm push`. */
export const publishBench: Bench = {
  name: 'publish',
  describe: 'Packaging and pushing charts: ours, and helm package and push',
  options: [
    new Option('--sizes <list>', 'numbers of manifests, separated by commas')
      .default(SIZES, SIZES.join(','))
      .argParser(text => text.split(',').map(wholeNumber(1, 10_000))),
    new Option('--rounds <number>', 'measured runs of each')
      .default(7)
      .argParser(wholeNumber(1, 100)),
  ],
  async run({ rounds, sizes }: PublishBenchOptions, progress) {
    progress('A registry is started and the programs are bundled …');
    const workplace = await openPublishWorkplace();
    try {
      const measured: StepMeasurement[] = [];
      for (const manifests of [...sizes].sort((a, b) => a - b)) {
        progress(`${manifests} manifests …`);
        measured.push(
          ...(await measurePublish(workplace, { manifests, rounds })),
        );
      }
      return reportPublish(measured, {
        helm: workplace.helm.version,
        registry: workplace.registry,
      });
    } finally {
      await workplace.close();
    }
  },
};
