/**
 * What Argo CD shows of the objects of an Application: `resource-tree`.
 *
 * @public
 */
export interface ArgoResourceTree {
  readonly nodes?: readonly ArgoResourceNode[] | null;
  readonly orphanedNodes?: readonly ArgoResourceNode[] | null;
}

/** @public */
export interface ArgoResourceNode {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly parentRefs?:
    | readonly {
        readonly group?: string;
        readonly kind: string;
        readonly namespace?: string;
        readonly name: string;
        readonly uid?: string;
      }[]
    | null;
  readonly info?:
    readonly { readonly name: string; readonly value: string }[] | null;
  readonly networkingInfo?: {
    readonly externalURLs?: readonly string[] | null;
  };
  readonly resourceVersion?: string;
  readonly images?: readonly string[] | null;
  readonly health?: { readonly status?: string; readonly message?: string };
  readonly createdAt?: string;
}

/**
 * One object of `managed-resources`. The states are JSON texts, `null` as a text where there is none; Secrets come
 * masked.
 *
 * @public
 */
export interface ArgoManagedResource {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly targetState?: string;
  readonly liveState?: string;
  readonly normalizedLiveState?: string;
  readonly predictedLiveState?: string;
  readonly modified?: boolean;
}

/**
 * Facts about a commit.
 *
 * @public
 */
export interface ArgoRevisionMetadata {
  readonly author?: string;
  /** RFC 3339. */
  readonly date?: string;
  readonly message?: string;
  readonly tags?: readonly string[] | null;
}

/** @public */
export interface ArgoChartDetails {
  readonly description?: string;
  readonly home?: string;
  readonly maintainers?: readonly string[] | null;
}

/** @public */
export interface ArgoOciMetadata {
  readonly createdAt?: string;
  readonly authors?: string;
  readonly description?: string;
  readonly version?: string;
  readonly sourceUrl?: string;
}

/** @public */
export interface ArgoSyncWindows {
  readonly canSync?: boolean;
  readonly activeWindows?:
    | readonly {
        readonly kind?: string;
        readonly schedule?: string;
        readonly duration?: string;
        readonly manualSync?: boolean;
      }[]
    | null;
}
