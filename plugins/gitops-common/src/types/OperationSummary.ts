import { SyncPhase, WaveState } from '@slipway/sync-waves';

/**
 * The running or last operation of a deployment, as a row shows it.
 *
 * @public
 */
export interface OperationSummary {
  readonly kind: 'sync' | 'rollback' | 'dry-run';
  readonly phase:
    'Pending' | 'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  /** RFC 3339. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Who asked: a display name, `automated`, or Argo CD's account. */
  readonly by: string;
  readonly automated: boolean;
  readonly reason?: string;
  readonly revision?: string;
  readonly retries: number;
  /** One for each wave of the plan, in order; absent when the plan is not known. */
  readonly waves?: readonly WaveSegment[];
  readonly activePhase?: SyncPhase;
  readonly activeWave?: number;
}

/**
 * One segment of the progress bar.
 *
 * @public
 */
export interface WaveSegment {
  readonly phase: SyncPhase;
  readonly wave: number;
  readonly state: WaveState;
}
