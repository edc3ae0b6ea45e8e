import { Manifest, ResourceKey } from '@slipway/sync-waves';

/** An object in the simulated cluster. */
export interface LiveObject {
  readonly key: ResourceKey;
  /** The version of its API: `v1`. */
  readonly version: string;
  /** The whole object with metadata (uid, resourceVersion, creationTimestamp, generation) and status filled in. */
  readonly object: Manifest;
  /** What is applied, without status, for comparison with a target. */
  readonly applied: Manifest;
  /** Objects that own this one; empty for what was applied. */
  readonly owners: readonly (ResourceKey & { readonly uid: string })[];
  readonly uid: string;
  /** RFC 3339, second precision. */
  readonly createdAt: string;
  readonly resourceVersion: string;
  /** Set while the object is going away. */
  readonly deletingSince?: string;
}

/** Health by Argo CD's built-in rules. */
export interface ObjectHealth {
  readonly status:
    | 'Healthy'
    | 'Suspended'
    | 'Progressing'
    | 'Missing'
    | 'Degraded'
    | 'Unknown';
  readonly message?: string;
}

/** What applying did, with kubectl's words: `deployment.apps/web configured`. */
export interface ApplyResult {
  readonly outcome: 'created' | 'configured' | 'unchanged' | 'replaced';
  readonly message: string;
}

/**
 * One simulated Kubernetes cluster. Applied workloads grow ReplicaSets and Pods and become ready after a delay; an
 * image whose tag ends in `-broken` never does (a Job with it fails), one that ends in `-slow` takes ten seconds.
 */
export interface SimulatedCluster {
  readonly name: string;
  readonly server: string;
  /** Rejects with the API server's sentence (unknown kind, namespace not found, immutable field). */
  apply(
    manifest: Manifest,
    options?: {
      readonly dryRun?: boolean;
      /** True to leave nothing of the live object's fields, as `kubectl replace`. */
      readonly replace?: boolean;
    },
  ): ApplyResult;
  /** Foreground: children go first; the object stays with `deletingSince` until they are gone. Unknown key: no-op. */
  delete(key: ResourceKey): void;
  get(key: ResourceKey): LiveObject | undefined;
  list(): readonly LiveObject[];
  /** The objects that an object owns, directly. */
  childrenOf(uid: string): readonly LiveObject[];
  /** By Argo CD's rules; undefined for kinds that have none. */
  healthOf(object: LiveObject): ObjectHealth | undefined;
  /** True when the kind is cluster-scoped, undefined when this cluster does not know the kind. */
  isClusterScoped(group: string, kind: string): boolean | undefined;
  /** Calls back, once per turn of the event loop, with what changed. Returns the way to stop it. */
  onChange(listener: (keys: readonly ResourceKey[]) => void): () => void;
  /** Stops all timers. */
  stop(): void;
}
