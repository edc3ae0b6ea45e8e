import { ApplicationSource } from '../../render/SourceRenderer';

/** `metadata` as Argo CD's API writes it. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  /** RFC 3339, second precision, as all times here. */
  readonly creationTimestamp: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly OwnerReference[];
}

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface Destination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface RetryStrategy {
  readonly limit?: number;
  readonly refresh?: boolean;
  readonly backoff?: {
    readonly duration?: string;
    readonly factor?: number;
    readonly maxDuration?: string;
  };
}

export interface SyncPolicy {
  readonly automated?: {
    readonly prune?: boolean;
    readonly selfHeal?: boolean;
    readonly allowEmpty?: boolean;
    readonly enabled?: boolean;
  } | null;
  readonly syncOptions?: readonly string[];
  readonly managedNamespaceMetadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly retry?: RetryStrategy;
}

export interface IgnoredDifference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/** `spec` of an Application; fields that the sandbox does not read are kept as they are. */
export interface ApplicationSpec {
  readonly project: string;
  readonly destination: Destination;
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
  readonly syncPolicy?: SyncPolicy;
  readonly ignoreDifferences?: readonly IgnoredDifference[];
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly revisionHistoryLimit?: number;
}

export interface Health {
  readonly status?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

/** One entry of `status.resources`. */
export interface ResourceStatus {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: 'Synced' | 'OutOfSync' | 'Unknown';
  readonly health?: { readonly status: string; readonly message?: string };
  readonly hook?: boolean;
  readonly requiresPruning?: boolean;
  readonly syncWave?: number;
  /** `Prune=confirm` or `Delete=confirm`. */
  readonly requiresDeletionConfirmation?: boolean;
}

/** Either the singular or the plural fields are set, by the number of sources. */
export interface Revisions {
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
}

export interface InitiatedBy {
  readonly username?: string;
  readonly automated?: boolean;
}

/** One entry of `status.history`, oldest first. */
export interface HistoryEntry extends Revisions {
  readonly id: number;
  readonly deployStartedAt?: string;
  readonly deployedAt: string;
  readonly initiatedBy: InitiatedBy;
}

export interface SelectedResource {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface SyncOperation extends Revisions {
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly syncOptions?: readonly string[];
  readonly syncStrategy?: {
    readonly apply?: { readonly force?: boolean };
    readonly hook?: { readonly force?: boolean };
  };
  readonly resources?: readonly SelectedResource[];
  readonly autoHealAttemptsCount?: number;
}

/** What is asked for: the Application's `operation`. */
export interface Operation {
  readonly sync: SyncOperation;
  readonly initiatedBy: InitiatedBy;
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly retry: RetryStrategy;
}

export type OperationPhase =
  'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';

/** One entry of `syncResult.resources`, in execution order. */
export interface ResourceResult {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly status?: 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';
  readonly message?: string;
  readonly hookType?: string;
  readonly hookPhase?: OperationPhase;
  readonly syncPhase?: string;
  readonly images?: readonly string[];
}

export interface SyncResult extends Revisions {
  readonly resources?: readonly ResourceResult[];
}

export interface OperationState {
  readonly operation: Operation;
  readonly phase: OperationPhase;
  readonly message?: string;
  readonly syncResult?: SyncResult;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly retryCount?: number;
}

export interface Condition {
  readonly type: string;
  readonly message: string;
  readonly lastTransitionTime?: string;
}

export interface ApplicationStatus {
  readonly resources?: readonly ResourceStatus[];
  readonly sync: {
    readonly status: string;
    readonly comparedTo: Omit<Revisions, 'revision' | 'revisions'> & {
      readonly destination: Destination;
    };
    readonly revision?: string;
    readonly revisions?: readonly string[];
  };
  readonly health: Health;
  readonly history?: readonly HistoryEntry[];
  readonly conditions?: readonly Condition[];
  readonly reconciledAt?: string;
  readonly operationState?: OperationState;
  readonly sourceType?: string;
  readonly sourceTypes?: readonly string[];
  readonly summary: {
    readonly images?: readonly string[];
    readonly externalURLs?: readonly string[];
  };
  readonly resourceHealthSource?: string;
  readonly controllerNamespace?: string;
  readonly sourceHydrator: Readonly<Record<string, never>>;
}

/** An Application as the API gives it: without `apiVersion` and `kind`. */
export interface Application {
  readonly metadata: ObjectMeta;
  readonly spec: ApplicationSpec;
  readonly status: ApplicationStatus;
  readonly operation?: Operation;
}
