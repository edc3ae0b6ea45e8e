import { Option } from 'commander';
import { Bench } from '../Bench';
import { wholeNumber } from '../measure/wholeNumber';
import { measureLoop, measureSynth } from './measureSynth';
import { reportSynth } from './reportSynth';
import { SynthMeasurement } from './SynthMeasurement';
import { Workplace } from './Workplace';

const SIZES = [1, 30, 100, 1000, 5000];

/** Options of `yarn bench synth`. */
export interface SynthBenchOptions {
  /** Numbers of packages. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Packages that are made while the event loop is watched. */
  readonly loopPackages: number;
}

/** Our synthesis to disk, and `cdk8s synth` of the same objects. */
export const synthBench: Bench = {
  name: 'synth',
  describe:
    'Synthesis to disk: this generator, and cdk8s-cli with the same objects',
  options: [
    new Option('--sizes <list>', 'numbers of packages, separated by commas')
      .default(SIZES, SIZES.join(','))
      .argParser(text => text.split(',').map(wholeNumber(1, 20_000))),
    new Option(
      '--rounds <number>',
      'measured runs of each; at most two above 1,000 packages',
    )
      .default(5)
      .argParser(wholeNumber(1, 100)),
    new Option(
      '--loop-packages <number>',
      'packages that are made while the event loop is watched',
    )
      .default(1000)
      .argParser(wholeNumber(1, 20_000)),
  ],
  async run({ loopPackages, rounds, sizes }: SynthBenchOptions, progress) {
    const workplace = new Workplace();
    try {
      progress('The programs are bundled …');
      const programs = {
        ours: await workplace.bundle('ours'),
        server: await workplace.bundle('server'),
        commandLine: await workplace.bundle('commandLine'),
        cdk8sApp: await workplace.bundle('cdk8sApp'),
      };
      const measured: SynthMeasurement[] = [];
      for (const packages of [...sizes].sort((a, b) => a - b)) {
        progress(`${packages} ${packages === 1 ? 'package' : 'packages'} …`);
        measured.push(
          await measureSynth(workplace, programs, { packages, rounds }),
        );
      }
      progress('The event loop is watched …');
      const loop = await measureLoop(workplace, programs, loopPackages);
      return reportSynth(measured, loop);
    } finally {
      workplace.remove();
    }
  },
};
