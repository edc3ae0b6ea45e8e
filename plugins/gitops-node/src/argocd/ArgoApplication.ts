/**
 * Argo CD's Application, reduced to what is used. Arrays may be missing or `null`, because its API leaves empty ones
 * out; other fields travel along untouched.
 *
 * @public
 */
export interface ArgoApplication {
  readonly metadata: ArgoObjectMeta;
  readonly spec: ArgoApplicationSpec;
  readonly status?: ArgoApplicationStatus;
  /** Set from the request of an operation until it ends. */
  readonly operation?: ArgoOperation;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>> | null;
  readonly annotations?: Readonly<Record<string, string>> | null;
  readonly ownerReferences?:
    readonly { readonly kind: string; readonly name: string }[] | null;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoSource {
  readonly repoURL: string;
  readonly path?: string;
  readonly chart?: string;
  readonly targetRevision?: string;
  readonly ref?: string;
  readonly helm?: Readonly<Record<string, unknown>>;
  readonly kustomize?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoApplicationSpec {
  readonly project?: string;
  readonly source?: ArgoSource | null;
  readonly sources?: readonly ArgoSource[] | null;
  readonly sourceHydrator?: Readonly<Record<string, unknown>> | null;
  readonly destination?: ArgoDestination;
  readonly syncPolicy?: ArgoSyncPolicy | null;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoDestination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** @public */
export interface ArgoSyncPolicy {
  readonly automated?: {
    readonly prune?: boolean;
    readonly selfHeal?: boolean;
    readonly allowEmpty?: boolean;
    /** Since 3.1; missing means on. */
    readonly enabled?: boolean;
  } | null;
  readonly syncOptions?: readonly string[] | null;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoApplicationStatus {
  readonly sync?: {
    readonly status?: string;
    readonly revision?: string;
    readonly revisions?: readonly string[] | null;
  };
  readonly health?: {
    readonly status?: string;
    readonly message?: string;
    readonly lastTransitionTime?: string;
  };
  readonly resources?: readonly ArgoResourceStatus[] | null;
  readonly history?: readonly ArgoHistoryEntry[] | null;
  readonly operationState?: ArgoOperationState;
  readonly conditions?:
    | readonly {
        readonly type: string;
        readonly message: string;
        readonly lastTransitionTime?: string;
      }[]
    | null;
  readonly summary?: {
    readonly images?: readonly string[] | null;
    readonly externalURLs?: readonly string[] | null;
  };
  readonly reconciledAt?: string;
  readonly sourceType?: string;
  readonly [field: string]: unknown;
}

/** @public */
export interface ArgoResourceStatus {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
  readonly hook?: boolean;
  readonly requiresPruning?: boolean;
  readonly syncWave?: number;
}

/** @public */
export interface ArgoHistoryEntry {
  readonly id: number;
  readonly revision?: string;
  readonly revisions?: readonly string[] | null;
  readonly source?: ArgoSource;
  readonly sources?: readonly ArgoSource[] | null;
  readonly deployStartedAt?: string;
  readonly deployedAt: string;
  readonly initiatedBy?: ArgoInitiator;
}

/** @public */
export interface ArgoInitiator {
  readonly username?: string;
  readonly automated?: boolean;
}

/** @public */
export interface ArgoOperation {
  readonly sync?: {
    readonly revision?: string;
    readonly revisions?: readonly string[] | null;
    readonly prune?: boolean;
    readonly dryRun?: boolean;
    readonly source?: ArgoSource;
    readonly sources?: readonly ArgoSource[] | null;
    readonly resources?: readonly unknown[] | null;
    readonly syncStrategy?: {
      readonly apply?: unknown;
      readonly hook?: unknown;
    };
    readonly [field: string]: unknown;
  };
  readonly info?:
    readonly { readonly name: string; readonly value: string }[] | null;
  readonly initiatedBy?: ArgoInitiator;
  readonly retry?: { readonly limit?: number };
}

/** @public */
export interface ArgoOperationState {
  readonly phase: 'Running' | 'Terminating' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly retryCount?: number;
  readonly operation?: ArgoOperation;
  readonly syncResult?: {
    readonly revision?: string;
    readonly revisions?: readonly string[] | null;
    readonly source?: ArgoSource;
    readonly sources?: readonly ArgoSource[] | null;
    readonly resources?: readonly ArgoSyncResultResource[] | null;
  };
}

/** @public */
export interface ArgoSyncResultResource {
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly message?: string;
  readonly hookType?: string;
  readonly hookPhase?: string;
  readonly syncPhase?: string;
  readonly images?: readonly string[] | null;
}
