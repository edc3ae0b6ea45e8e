import { BenchReport, JsonValue, Table } from '../BenchReport';
import { percentile } from '../measure/percentile';
import { round } from '../measure/round';
import { PageMeasurement } from './PageMeasurement';
import { PageResult, SizeMeasurement } from './SizeMeasurement';

/** The size that the summary speaks of, when it was measured. */
const MAIN_SIZE = '3x5';

const COLUMNS = [
  'size',
  'Argo CD ms',
  'backend',
  'page',
  'browser calls',
  'upstream calls, cold',
  'upstream calls, warm',
  'KB to the browser',
  'KB gzipped',
  'p50 ms',
  'p95 ms',
  'backend CPU ms',
  'Argo CD CPU ms',
];

/** Tables for people and a summary for programs. */
export function reportTab(options: {
  readonly sizes: readonly SizeMeasurement[];
  readonly history: number;
  readonly rounds: number;
  readonly machine: { readonly node: string; readonly cpus: number };
}): BenchReport {
  const { sizes, history, rounds, machine } = options;
  const main = sizes.find(({ size }) => size.name === MAIN_SIZE) ?? sizes[0];
  const details: JsonValue = Object.fromEntries(
    sizes.map(measured => [nameOf(measured), summaryOf(measured)]),
  );
  const others = sizes.filter(
    ({ size, argocdMs }) =>
      size.name === main.size.name && argocdMs !== main.argocdMs,
  );
  return {
    tables: [tableOf(sizes, history)],
    notes: sizes.map(
      measured =>
        `${nameOf(measured)}: Slipway's card is there ${
          summaryOf(measured).speedup
        } times as fast (medians of ${rounds} rounds).`,
    ),
    summary: {
      bench: 'tab',
      size: main.size.name,
      argocdMs: main.argocdMs,
      history,
      rounds,
      ...summaryOf(main),
      speedupByArgoCdMs: Object.fromEntries(
        [main, ...others].map(measured => [
          measured.argocdMs,
          summaryOf(measured).speedup,
        ]),
      ),
      sizes: details,
      machine: { ...machine },
    },
  };
}

function nameOf({ size, argocdMs }: SizeMeasurement): string {
  return `${size.name}, Argo CD ${argocdMs} ms`;
}

function tableOf(sizes: readonly SizeMeasurement[], history: number): Table {
  return {
    title: `An entity's page, ${history} history entries for each Application`,
    columns: COLUMNS,
    rows: sizes.flatMap(measured =>
      measured.pages.map(result => [
        measured.size.name,
        measured.argocdMs,
        result.side,
        result.label,
        median(result, 'browserCalls'),
        result.coldUpstreamCalls,
        median(result, 'upstreamCalls'),
        round(median(result, 'browserBytes') / 1000, 1),
        round(result.gzippedBytes / 1000, 1),
        round(median(result, 'wallMs'), 1),
        round(spread(result, 'wallMs', 0.95), 1),
        round(median(result, 'backendCpuMs'), 1),
        round(median(result, 'argocdCpuMs'), 1),
      ]),
    ),
  };
}

function summaryOf({ pages }: SizeMeasurement) {
  const page = (name: PageResult['page']) => {
    const found = pages.find(result => result.page === name);
    if (!found) throw new Error(`The page '${name}' was not measured.`);
    return found;
  };
  const card = page('card');
  const roadie = page('roadie');
  const ratio = (ours: PageResult) =>
    round(median(roadie, 'wallMs') / median(ours, 'wallMs'), 1);
  return {
    browserCalls: median(card, 'browserCalls'),
    warmUpstreamCalls: median(card, 'upstreamCalls'),
    coldUpstreamCalls: card.coldUpstreamCalls,
    speedup: ratio(card),
    speedupOfFastest: round(
      spread(roadie, 'wallMs', 0) / spread(card, 'wallMs', 0),
      1,
    ),
    cpuRatio: round(
      median(roadie, 'backendCpuMs') / median(card, 'backendCpuMs'),
      1,
    ),
    speedupWithHistories: ratio(page('histories')),
    speedupOfTab: ratio(page('tab')),
    p50Ms: round(median(card, 'wallMs'), 2),
    p95Ms: round(spread(card, 'wallMs', 0.95), 2),
    cpuMs: round(median(card, 'backendCpuMs'), 2),
    bytes: median(card, 'browserBytes'),
    roadie: {
      browserCalls: median(roadie, 'browserCalls'),
      warmUpstreamCalls: median(roadie, 'upstreamCalls'),
      p50Ms: round(median(roadie, 'wallMs'), 2),
      p95Ms: round(spread(roadie, 'wallMs', 0.95), 2),
      cpuMs: round(median(roadie, 'backendCpuMs'), 2),
      bytes: median(roadie, 'browserBytes'),
    },
  };
}

function median(result: PageResult, key: keyof PageMeasurement): number {
  return spread(result, key, 0.5);
}

function spread(
  { rounds }: PageResult,
  key: keyof PageMeasurement,
  share: number,
): number {
  return percentile(
    rounds.map(measurement => measurement[key]),
    share,
  );
}
