import { DeployedVersion } from './Deployment';

/**
 * One operation of the ledger, ours or not.
 *
 * @public
 */
export interface HistoryEntry {
  /** Of the ledger; stable. */
  readonly id: string;
  readonly kind: 'sync' | 'rollback';
  readonly phase: 'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  readonly version: DeployedVersion;
  /** Entity ref, `automated`, or Argo CD's account. */
  readonly by: string;
  readonly automated: boolean;
  readonly reason?: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Argo CD's own id of the history entry; only with it can Argo CD roll back to it. */
  readonly argoHistoryId?: number;
  /** True for the entry that runs now. */
  readonly current: boolean;
  readonly commit?: {
    readonly message: string;
    readonly author: string;
    readonly date: string;
    readonly url?: string;
  };
}

/**
 * A page of the ledger, newest first.
 *
 * @public
 */
export interface HistoryPage {
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}
