import { LiveOperation } from '../types/LiveOperation';

/** The operation, as the judgements need it. Times are RFC 3339 unless they say otherwise. */
export interface OperationContext {
  readonly kind: 'none' | 'running' | 'succeeded' | 'failed';
  readonly now: string;
  /** When an object that the report shows for the first time was applied: the report is written after the wave delay. */
  readonly reported: string;
  /** Milliseconds since 1970, cut to the second, since the cluster's times have no more. */
  readonly startedSecond: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly message?: string;
}

const REPORT_DELAY_MS = 2000;

export function operationContext(
  live: LiveOperation,
  now: Date,
): OperationContext {
  const started = live.startedAt ? Date.parse(live.startedAt) : 0;
  return {
    kind: kindOf(live),
    now: now.toISOString(),
    reported: new Date(
      Math.max(started, now.getTime() - REPORT_DELAY_MS),
    ).toISOString(),
    startedSecond: Math.floor(started / 1000) * 1000,
    startedAt: live.startedAt,
    finishedAt: live.finishedAt,
    message: live.message,
  };
}

function kindOf({ phase }: LiveOperation): OperationContext['kind'] {
  switch (phase) {
    case undefined:
      return 'none';
    case 'Running':
    case 'Terminating':
      return 'running';
    case 'Succeeded':
      return 'succeeded';
    default:
      return 'failed';
  }
}
