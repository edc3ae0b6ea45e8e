import { WaveTimeline } from '@slipway/sync-waves';

/** The time axis of a timeline. Percent are of the axis' length. */
export interface TimelineScale {
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
  /** Where now is; absent when the operation is over. */
  readonly nowPercent?: number;
  readonly ticks: readonly {
    readonly percent: number;
    readonly seconds: number;
  }[];
}

const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400];
const MOST_TICKS = 5;
const LEAST_SECONDS = 10;

/**
 * Lays the axis: from the start of the operation to its end, or, while it runs, to now with room for what usually
 * comes. Undefined when nothing has a time yet.
 */
export function timelineScale(options: {
  readonly timeline: WaveTimeline;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Milliseconds. */
  readonly now: number;
}): TimelineScale | undefined {
  const { timeline, finishedAt, now } = options;
  const from = options.startedAt ?? timeline.operationStartedAt;
  if (!from) return undefined;
  const start = new Date(from).getTime();
  const ahead = timeline.waves
    .filter(w => w.state === 'waiting')
    .reduce((sum, w) => sum + (w.usualSeconds ?? 0), 0);
  const reached = finishedAt ? new Date(finishedAt).getTime() : now;
  const seconds = Math.max(
    LEAST_SECONDS,
    (reached - start) / 1000 + (finishedAt ? 0 : ahead),
  );
  const margin = finishedAt ? 1 : 1.06;
  const end = start + seconds * margin * 1000;
  const step =
    STEPS.find(s => (seconds * margin) / s <= MOST_TICKS) ??
    86_400 * Math.ceil((seconds * margin) / 86_400 / MOST_TICKS);
  const ticks = [];
  for (let at = 0; at * 1000 <= end - start; at += step) {
    ticks.push({ seconds: at, percent: (at * 100_000) / (end - start) });
  }
  return {
    start,
    end,
    ticks,
    nowPercent: finishedAt
      ? undefined
      : Math.min(100, Math.max(0, ((now - start) / (end - start)) * 100)),
  };
}
