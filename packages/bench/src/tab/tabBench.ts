import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import { Bench } from '../Bench';
import { wholeNumber } from '../measure/wholeNumber';
import { measureSize } from './measureSize';
import { reportTab } from './reportTab';
import { SizeMeasurement } from './SizeMeasurement';
import { TabFleet } from './TabFleet';
import { parseTabSizes, TabSize } from './TabSize';

/** Options of `yarn bench tab`. */
export interface TabBenchOptions {
  readonly sizes: readonly TabSize[];
  readonly history: number;
  readonly argocdMs: readonly number[];
  readonly rounds: number;
  readonly warmUp: number;
}

/** Slipway's backend and Roadie's answer the page of an entity, over the same simulated Argo CD. */
export const tabBench: Bench = {
  name: 'tab',
  describe:
    "An entity's page: this backend and @roadiehq/backstage-plugin-argo-cd-backend 4.8.0 over the same simulated Argo CD",
  options: [
    new Option(
      '--sizes <list>',
      'Argo CD instances x Applications on each, separated by commas',
    )
      .default(parseTabSizes('1x1,3x5,5x10'), '1x1,3x5,5x10')
      .argParser(parseTabSizes),
    new Option('--history <entries>', 'history entries of each Application')
      .default(10)
      .argParser(wholeNumber(1, 10)),
    new Option(
      '--argocd-ms <list>',
      'milliseconds that Argo CD takes for an answer, separated by commas; the summary speaks of the first',
    )
      .default([2, 0], '2,0')
      .argParser(text => text.split(',').map(wholeNumber(0, 1000))),
    new Option('--rounds <number>', 'measured loads of each page')
      .default(20)
      .argParser(wholeNumber(1, 1000)),
    new Option('--warm-up <number>', 'loads before that, not measured')
      .default(20)
      .argParser(wholeNumber(0, 1000)),
  ],
  async run(options: TabBenchOptions, progress) {
    const { sizes, history, argocdMs, rounds, warmUp } = options;
    const fleet = new TabFleet();
    try {
      progress('Argo CD is started and filled with a history …');
      await fleet.start(sizes, history);
      const measured: SizeMeasurement[] = [];
      for (const size of sizes) {
        progress(`${size.name}: ${warmUp} rounds to warm up, then ${rounds} …`);
        const play = { fleet, size, history, argocdMs, rounds, warmUp };
        measured.push(...(await measureSize(play)));
      }
      const machine = {
        node: process.version,
        cpus: availableParallelism(),
      };
      return reportTab({ sizes: measured, history, rounds, machine });
    } finally {
      await fleet.worker.stop();
    }
  },
};
