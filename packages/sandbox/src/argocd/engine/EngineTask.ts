import { SyncTask } from '@slipway/sync-waves';
import { LiveObject, ObjectHealth } from '../../cluster/SimulatedCluster';
import { ResourceResult } from '../objects/Application';

/** A task of a sync with what is known of it so far. */
export interface EngineTask extends SyncTask {
  readonly version: string;
  readonly live?: LiveObject;
  /** Of the live object; absent for kinds without a health rule. */
  readonly health?: ObjectHealth;
  /** What was reported about it in this operation. */
  readonly result?: ResourceResult;
  /** True when the object must not be removed: `Prune=false`. */
  readonly keep?: boolean;
  /** True while somebody has to approve the removal: `Prune=confirm`. */
  readonly unconfirmed?: boolean;
  /** How it is applied: as `kubectl apply` does on the client when absent. */
  readonly apply?: 'server-side' | 'replace';
  /** The Namespace that CreateNamespace makes: it goes ahead of everything and takes no delay. */
  readonly ownNamespace?: boolean;
}
