import { setTimeout as delay } from 'node:timers/promises';
import { FastForwardClock } from '../FastForwardClock';
import { GitHost, RepositoryName } from '../git-host/GitHost';
import { IdpBuilder } from '../idpbuilder/createIdpBuilder';
import { Logger } from '../Logger';
import { ApplicationStates } from './ApplicationStates';
import { packChart } from './packChart';
import { readSeedHistory } from './readSeedHistory';
import { SeedHistory } from './SeedHistory';
import { withMuseumAddress } from './withMuseumAddress';

type SeedEvent = SeedHistory['events'][number];

const STEP = 500;
const STEPS_BETWEEN_LOOKS = 4;
const PATIENCE = 60_000;

/** Settings of {@link seedSandbox}. */
export interface SeedOptions {
  readonly clock: FastForwardClock;
  readonly gitHost: GitHost;
  readonly idpbuilder: IdpBuilder;
  readonly repository: RepositoryName;
  readonly argocdUrl: string;
  readonly argocdToken: string;
  readonly chartmuseumUrl: string;
  readonly logger: Logger;
}

async function publish(
  chart: NonNullable<SeedEvent['chart']>,
  chartmuseumUrl: string,
): Promise<void> {
  const archive = await packChart(chart);
  const response = await fetch(`${chartmuseumUrl}/api/charts`, {
    method: 'POST',
    body: new Uint8Array(archive),
  });
  if (!response.ok) {
    throw new Error(
      `The chart repository refused ${chart.name} ${chart.version}: ${response.status} ${await response.text()}`,
    );
  }
}

/** Lets time pass until everything runs what it should. */
async function settle(
  options: SeedOptions,
  states: ApplicationStates,
  newestChart: string | undefined,
): Promise<void> {
  const began = Date.now();
  for (let step = 1; ; step++) {
    options.clock.moveTo(new Date(options.clock.now().getTime() + STEP));
    // Git, helm and sockets work in real time; they get a moment between two steps.
    await delay(1);
    if (step % STEPS_BETWEEN_LOOKS !== 0) continue;
    const unsettled = await states.unsettled(newestChart);
    if (unsettled.length === 0) return;
    if (Date.now() - began > PATIENCE) {
      throw new Error(
        `The demo's ${unsettled.join(', ')} did not come up within a minute; start again with --clean, or without the demo with --no-seed.`,
      );
    }
  }
}

/**
 * Lives through the demo's history: every commit is pushed, applied, synced wave by wave and settled before the next,
 * on a clock that runs as fast as the work is done. So history, ages and dates are what they would be in a sandbox that
 * has run for weeks.
 */
export async function seedSandbox(options: SeedOptions): Promise<void> {
  const { clock, gitHost, idpbuilder, repository, logger } = options;
  const history = readSeedHistory();
  const begins = clock.now().getTime();
  const states = new ApplicationStates({
    argocdUrl: options.argocdUrl,
    token: options.argocdToken,
    gitHost,
  });
  let newestChart: string | undefined;
  logger.info('First start: making the demo and its history');
  for (const event of history.events) {
    clock.moveTo(new Date(begins + event.minute * 60_000));
    if (event.chart) {
      await publish(event.chart, options.chartmuseumUrl);
      newestChart = event.chart.version;
    }
    const files = withMuseumAddress(
      event.files,
      history.museum,
      options.chartmuseumUrl,
    );
    if (Object.keys(files).length > 0) {
      await gitHost.commitFiles({
        ...repository,
        branch: 'main',
        files: Object.entries(files).map(([path, content]) => ({
          path,
          content: content ?? undefined,
        })),
        message: event.message,
        author: event.author,
        date: clock.now(),
      });
    }
    await delay(0);
    await idpbuilder.settled();
    if (event.chart) await states.refreshCharts();
    await settle(options, states, newestChart);
  }
  logger.info(`The demo is there: ${history.events.length} events`);
}
