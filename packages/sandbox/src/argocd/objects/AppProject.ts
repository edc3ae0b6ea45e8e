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
  /**
   * @default UTC
   */
  readonly timeZone?: string;
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
    readonly clusterResourceWhitelist?: readonly {
      readonly group: string;
      readonly kind: string;
    }[];
    readonly syncWindows?: readonly SyncWindow[];
  };
  readonly status: Readonly<Record<string, unknown>>;
}
