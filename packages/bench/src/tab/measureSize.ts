import { setTimeout as sleep } from 'node:timers/promises';
import { BrowserConnections } from './BrowserConnections';
import { createRoadiePage } from './createRoadiePage';
import { createSlipwayPages } from './createSlipwayPages';
import { measurePage } from './measurePage';
import { PageLoad } from './PageLoad';
import { PageMeasurement } from './PageMeasurement';
import { PageResult, SizeMeasurement } from './SizeMeasurement';
import { selectorOf, TabFleet } from './TabFleet';
import { TabSize } from './TabSize';

const ENTITY_PATH = 'component/default/bench';
const QUIET_MS = 1000;

interface Contestant extends Pick<PageResult, 'page' | 'label' | 'side'> {
  readonly load: PageLoad;
}

/**
 * Measures both sides at one size. Both backends are up all the time and take turns, page by page and round by round,
 * so that what else the machine does hits both; every second round goes the other way round.
 *
 * @returns a measurement for each of `argocdMs`
 */
export async function measureSize(options: {
  readonly fleet: TabFleet;
  readonly size: TabSize;
  /** Entries in the history of each Application. */
  readonly history: number;
  readonly argocdMs: readonly number[];
  readonly rounds: number;
  readonly warmUp: number;
}): Promise<SizeMeasurement[]> {
  const { fleet, size, history, argocdMs, rounds, warmUp } = options;
  const before = await fleet.traffic();
  const slipway = await fleet.startBackend('slipway', size);
  const stops = [() => slipway.worker.stop()];
  try {
    const pages = createSlipwayPages({
      backendUrl: slipway.url,
      entityPath: ENTITY_PATH,
    });
    await untilComplete(pages.countDeployments, size);
    const startCalls = (await untilQuiet(fleet)) - before.calls;

    const roadie = await fleet.startBackend('roadie', size);
    stops.push(() => roadie.worker.stop());
    const roadiePage = createRoadiePage({
      backendUrl: roadie.url,
      selector: selectorOf(size),
    });
    const contestants: readonly Contestant[] = [
      { side: 'slipway', page: 'card', label: 'card', load: pages.card },
      {
        side: 'roadie',
        page: 'roadie',
        label: 'overview and history card',
        load: roadiePage,
      },
      {
        side: 'slipway',
        page: 'histories',
        label: 'card and every history',
        load: pages.histories,
      },
      {
        side: 'slipway',
        page: 'tab',
        label: 'tab with one deployment open',
        load: pages.tab,
      },
    ];
    const workers = { slipway: slipway.worker, roadie: roadie.worker };
    const gzipped = new Map<Contestant, number>();
    const firstCalls = new Map<Contestant, number>();
    for (const contestant of contestants) {
      const { calls } = await fleet.traffic();
      gzipped.set(contestant, await gzippedBytes(contestant.load));
      const after = await fleet.traffic();
      firstCalls.set(contestant, after.calls - calls);
    }
    await checkHistories(pages.countHistories, history);
    const playRounds = async (count: number) => {
      const measured = new Map<Contestant, PageMeasurement[]>(
        contestants.map(contestant => [contestant, []]),
      );
      for (let round = 0; round < count; round++) {
        const order = round % 2 ? contestants.toReversed() : contestants;
        for (const contestant of order) {
          const { load, side } = contestant;
          const backend = workers[side];
          const measurement = await measurePage({ load, backend, fleet });
          measured.get(contestant)?.push(measurement);
        }
      }
      return measured;
    };
    await playRounds(warmUp);
    const measurements: SizeMeasurement[] = [];
    for (const ms of argocdMs) {
      await fleet.setAnswerMs(ms);
      const measured = await playRounds(rounds);
      measurements.push({
        size,
        argocdMs: ms,
        pages: contestants.map(contestant => ({
          side: contestant.side,
          page: contestant.page,
          label: contestant.label,
          coldUpstreamCalls:
            (firstCalls.get(contestant) ?? 0) +
            (contestant.side === 'slipway' ? startCalls : 0),
          gzippedBytes: gzipped.get(contestant) ?? 0,
          rounds: measured.get(contestant) ?? [],
        })),
      });
    }
    return measurements;
  } finally {
    await fleet.setAnswerMs(0);
    for (const stop of stops) await stop();
  }
}

/** The bytes of one load, with bodies compressed; also the first load of all, which no round counts. */
async function gzippedBytes(load: PageLoad): Promise<number> {
  const browser = new BrowserConnections({ gzip: true });
  try {
    await load(browser);
    return browser.traffic.gzippedBytes;
  } finally {
    browser.close();
  }
}

/** Waits until the backend answers with every deployment of the size. */
async function untilComplete(
  count: (browser: BrowserConnections) => Promise<number>,
  { instances, applications }: TabSize,
): Promise<void> {
  const wanted = instances * applications;
  const end = performance.now() + 60_000;
  const browser = new BrowserConnections();
  try {
    for (;;) {
      const found = await count(browser);
      if (found === wanted) return;
      if (performance.now() > end) {
        throw new Error(
          `The backend found ${found} of ${wanted} deployments in a minute; the measurement would not be a fair one.`,
        );
      }
      await sleep(50);
    }
  } finally {
    browser.close();
  }
}

/** Both sides have to show as much: each deployment's whole history. */
async function checkHistories(
  count: (browser: BrowserConnections) => Promise<number[]>,
  history: number,
): Promise<void> {
  const browser = new BrowserConnections();
  try {
    const found = await count(browser);
    const other = found.find(entries => entries !== history);
    if (other !== undefined) {
      throw new Error(
        `A deployment has ${other} entries of its ${history}; the measurement would not be a fair one.`,
      );
    }
  } finally {
    browser.close();
  }
}

/** Waits until nothing asks the Argo CDs any more. Returns the calls until then. */
async function untilQuiet(fleet: TabFleet): Promise<number> {
  for (let last = -1; ;) {
    const { calls } = await fleet.traffic();
    if (calls === last) return calls;
    last = calls;
    await sleep(QUIET_MS);
  }
}
