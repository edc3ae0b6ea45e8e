import { SyncPhase } from '@slipway/sync-waves';
import { LedgerEntry } from './LedgerStore';

const COUNTED = 10;

/** What a wave usually takes, in seconds; undefined when too little is known. */
export type UsualSeconds = (wave: {
  readonly phase: SyncPhase;
  readonly wave: number;
}) => number | undefined;

/**
 * The median of each wave over the newest ten successes.
 *
 * @param entries - Newest first.
 */
export function usualSeconds(entries: readonly LedgerEntry[]): UsualSeconds {
  const durations = new Map<string, number[]>();
  const counted = entries
    .filter(({ phase, waves }) => phase === 'Succeeded' && waves?.length)
    .slice(0, COUNTED);
  for (const { waves = [] } of counted) {
    for (const { phase, wave, startedAt, finishedAt } of waves) {
      if (!startedAt || !finishedAt) continue;
      const key = `${phase} ${wave}`;
      const took = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
      durations.set(key, [...(durations.get(key) ?? []), took]);
    }
  }
  return ({ phase, wave }) => median(durations.get(`${phase} ${wave}`) ?? []);
}

function median(values: readonly number[]): number | undefined {
  if (!values.length) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
