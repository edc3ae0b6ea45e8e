import { DeployedVersion, DeploymentId } from '@slipway/plugin-gitops-common';
import { ArgoSource } from '@slipway/plugin-gitops-node';
import { Manifest, SyncPhase } from '@slipway/sync-waves';

/** One operation of an Application. Named by where it ran and when it started. */
export interface LedgerOperation {
  readonly deployment: DeploymentId;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly kind: 'sync' | 'rollback';
  readonly phase: 'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  readonly version: DeployedVersion;
  readonly sources: readonly ArgoSource[];
  /** Entity ref, `automated`, or Argo CD's account. */
  readonly by: string;
  readonly automated: boolean;
  readonly reason?: string;
  readonly commandId?: string;
  readonly argoHistoryId?: number;
  readonly waves?: readonly LedgerWave[];
}

/** When a wave ran. */
export interface LedgerWave {
  readonly phase: SyncPhase;
  readonly wave: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/** An operation as it is kept. */
export interface LedgerEntry extends LedgerOperation {
  readonly id: string;
}

/** A page of the ledger, newest first. */
export interface LedgerPage {
  readonly items: readonly LedgerEntry[];
  readonly nextCursor?: string;
}

/** What the overview needs of the ledger for one deployment. */
export interface LedgerSummary {
  readonly last?: LedgerEntry;
  readonly lastSuccess?: LedgerEntry;
}

/** Keeps operations longer than Argo CD does. */
export interface LedgerStore {
  /** Adds an operation, or completes the one that is known. What our own records say of who and why is kept. */
  record(operation: LedgerOperation): Promise<LedgerEntry>;
  /** Adds operations of the past that are not known yet; known ones only get their number in Argo CD's history. */
  importHistory(operations: readonly LedgerOperation[]): Promise<void>;
  /** @throws InputError when the cursor is none of ours. */
  list(
    deployment: DeploymentId,
    options?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<LedgerPage>;
  get(
    deployment: DeploymentId,
    entryId: string,
  ): Promise<LedgerEntry | undefined>;
  summary(deployment: DeploymentId): Promise<LedgerSummary>;
  keepManifests(entryId: string, manifests: readonly Manifest[]): Promise<void>;
  manifests(entryId: string): Promise<readonly Manifest[] | undefined>;
}
