import { ResourceKey, SyncPhase } from './WavePlan';

/**
 * What is known of a running or finished operation and of the objects in the cluster: the input of `waveProgress`
 * beside the plan. The shapes are Argo CD's own, reduced to what is used, so that adapters only copy.
 *
 * @public
 */
export interface LiveOperation {
  /** `status.operationState.phase`; absent when no operation was ever seen or one was asked for but not started. */
  readonly phase?: 'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  /** RFC 3339. */
  readonly startedAt?: string;
  /** RFC 3339. */
  readonly finishedAt?: string;
  /** `status.operationState.syncResult.resources`, in Argo CD's order. */
  readonly results: readonly LiveResult[];
  /** Objects as the cluster has them: roots of the resource tree joined with `status.resources`. */
  readonly resources: readonly LiveResource[];
}

/**
 * One entry of `syncResult.resources`.
 *
 * @public
 */
export interface LiveResult extends ResourceKey {
  readonly syncPhase?: SyncPhase;
  readonly hookType?: SyncPhase;
  readonly hookPhase?: string;
  /** `Synced`, `SyncFailed`, `Pruned` or `PruneSkipped`. */
  readonly status?: string;
  readonly message?: string;
}

/**
 * One object of the cluster with its children.
 *
 * @public
 */
export interface LiveResource extends ResourceKey {
  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly sync?: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`; absent when the kind has no rule. */
  readonly health?: string;
  readonly healthMessage?: string;
  readonly requiresPruning?: boolean;
  readonly images?: readonly string[];
  /** RFC 3339, of the object in the cluster. Absent when it is not there. */
  readonly createdAt?: string;
  readonly resourceVersion?: string;
  /** ReplicaSets, Pods and so on below this object, flattened, parents first. */
  readonly children?: readonly LiveChild[];
}

/**
 * An object that another one made, such as a Pod of a Deployment.
 *
 * @public
 */
export interface LiveChild extends ResourceKey {
  readonly health?: string;
  readonly healthMessage?: string;
  /** Facts that Argo CD's tree shows: `Status Reason`, `Containers`, `Restart Count`, `Revision`. */
  readonly info: readonly { readonly name: string; readonly value: string }[];
  readonly images?: readonly string[];
  readonly createdAt?: string;
}
