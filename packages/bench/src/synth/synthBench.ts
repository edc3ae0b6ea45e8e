import { Option } from 'commander';
import { Bench } from '../Bench';
import { wholeNumber } from '../measure/wholeNumber';
import { measureAgain } from './measureAgain';
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
  /** Packages of the repository that has its files already. */
  readonly againPackages: number;
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
      '--again-packages <number>',
      'packages of the repository that has its files already',
    )
      .default(1000)
      .argParser(wholeNumber(1, 20_000)),
    new Option(
      '--loop-packages <number>',
      'packages that are made while the event loop is watched',
    )
      .default(1000)
      .argParser(wholeNumber(1, 20_000)),
  ],
  async run(
    { againPackages, loopPackages, rounds, sizes }: SynthBenchOptions,
    progress,
  ) {
    const workplace = new Workplace();
    try {
      progress('The programs are bundled …');
      const programs = {
        ours: await workplace.bundle('ours'),
        server: await workplace.bundle('server'),
        command: await workplace.command(),
        cdk8sApp: await workplace.bundle('cdk8sApp'),
      };
      const measured: SynthMeasurement[] = [];
      for (const packages of [...sizes].sort((a, b) => a - b)) {
        progress(`${packages} ${packages === 1 ? 'package' : 'packages'} …`);
        measured.push(
          await measureSynth(workplace, programs, { packages, rounds }),
        );
      }
      progress('Everything again …');
      const again = await measureAgain(workplace, programs, {
        packages: againPackages,
        rounds,
      });
      progress('The event loop is watched …');
      const loop = await measureLoop(workplace, programs, loopPackages);
      return {
        ...reportSynth(measured, again, loop),
        tidy: () => {
          progress('The files are removed …');
          workplace.remove();
        },
      };
    } catch (error) {
      workplace.remove();
      throw error;
    }
  },
};
