import { ObjectMeta } from './Application';

/** One sync window of a project; times are read in `timeZone`. */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  /** A cron line. */
  readonly schedule: string;
  /** As Go writes durations: `1h30m`. */
  readonly duration: string;
  readonly applications?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly clusters?: readonly string[];
  readonly manualSync?: boolean;
  /** True when applications, clusters and namespaces all have to fit, where they are given. */
  readonly andOperator?: boolean;
  /** True when a sync that began before may go on. */
  readonly syncOverrun?: boolean;
  readonly description?: string;
  /**
   * @default UTC
   */
  readonly timeZone?: string;
}

/** A role of a project, for which tokens can be issued. */
export interface ProjectRole {
  readonly name: string;
  readonly description?: string;
  /** Lines of the policy language. */
  readonly policies?: readonly string[];
  readonly groups?: readonly string[];
  readonly jwtTokens?: readonly {
    readonly iat: number;
    readonly exp?: number;
    readonly id?: string;
  }[];
}

interface GroupKind {
  readonly group: string;
  readonly kind: string;
  /** Of cluster-scoped objects only: a pattern for their names. */
  readonly name?: string;
}

/** An AppProject as the API gives it. */
export interface AppProject {
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly description?: string;
    readonly sourceRepos?: readonly string[];
    readonly destinations?: readonly {
      readonly server?: string;
      readonly name?: string;
      readonly namespace?: string;
    }[];
    readonly clusterResourceWhitelist?: readonly GroupKind[];
    readonly clusterResourceBlacklist?: readonly GroupKind[];
    readonly namespaceResourceWhitelist?: readonly GroupKind[];
    readonly namespaceResourceBlacklist?: readonly GroupKind[];
    readonly roles?: readonly ProjectRole[];
    readonly syncWindows?: readonly SyncWindow[];
  };
  readonly status: Readonly<Record<string, unknown>>;
}
