import { ArgoApplication } from './ArgoApplication';

/**
 * Names an Application. `project` should be given when it is known: without it Argo CD answers 403 for an
 * Application that does not exist.
 *
 * @public
 */
export interface ArgoApplicationRef {
  readonly name: string;
  /** Namespace of the Application itself; Argo CD's own when left out. */
  readonly namespace?: string;
  readonly project?: string;
}

/** @public */
export interface ArgoCallOptions {
  readonly signal?: AbortSignal;
}

/** @public */
export interface ArgoListOptions extends ArgoCallOptions {
  readonly name?: string;
  readonly projects?: readonly string[];
  /** Kubernetes label selector. */
  readonly selector?: string;
  readonly namespace?: string;
  /** Paths such as `items.metadata.name`; everything when left out. */
  readonly fields?: readonly string[];
}

/** @public */
export interface ArgoApplicationList {
  /** Where a stream goes on. */
  readonly resourceVersion?: string;
  readonly items: readonly ArgoApplication[];
}

/**
 * A sync. Lists replace the ones of the spec, they are not merged.
 *
 * @public
 */
export interface ArgoSyncRequest {
  /** Refused under auto-sync, the branch's own head included. */
  readonly revision?: string;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly resources?: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
  }[];
  readonly syncOptions?: readonly string[];
  /** Kept in `operation.info`: who and why. */
  readonly infos?: readonly { readonly name: string; readonly value: string }[];
}

/** @public */
export interface ArgoRollbackRequest {
  /** Of `status.history`; 0 is one. */
  readonly id: number;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
}

/** @public */
export interface ArgoManifestsOptions extends ArgoCallOptions {
  readonly revision?: string;
  /** For several sources, with `sourcePositions` (from 1). */
  readonly revisions?: readonly string[];
  readonly sourcePositions?: readonly number[];
}

/** @public */
export interface ArgoRevisionOptions extends ArgoCallOptions {
  readonly sourceIndex?: number;
  /** A history id: the sources of that deployment instead of today's. */
  readonly versionId?: number;
}

/** @public */
export interface ArgoStreamOptions {
  /** Of the list before it; without it, everything there is comes first. */
  readonly resourceVersion?: string;
  readonly signal: AbortSignal;
}

/** @public */
export interface ArgoApplicationEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly application: ArgoApplication;
}
