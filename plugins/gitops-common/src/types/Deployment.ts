import { GitopsAction } from '../permissions';
import { Hold } from './Hold';
import { OperationSummary } from './OperationSummary';

/**
 * How the desired state reaches the Application.
 *
 * @public
 */
export type Delivery = 'manifests' | 'chart';

/**
 * How Git is changed for an environment: by a pull request that people merge, or by a commit on the branch.
 *
 * @public
 */
export type GitChanges = 'pullRequest' | 'commit';

/**
 * An Application that belongs to a catalog entity, in one environment.
 *
 * @public
 */
export interface Deployment {
  /** `<instance>:<namespace>:<name>`. */
  readonly id: string;
  readonly instance: string;
  readonly application: {
    readonly name: string;
    readonly namespace: string;
    readonly project: string;
    /** The Application's page in Argo CD; absent when the instance has no public address. */
    readonly url?: string;
  };
  readonly environment: string;
  /** How Git is changed for its environment. */
  readonly changes: GitChanges;
  readonly destination: {
    readonly cluster: string;
    readonly namespace: string;
  };
  readonly delivery: Delivery;
  /** What runs now, by the last successful operation; absent when nothing was ever deployed. */
  readonly version?: DeployedVersion;
  /** What a running operation brings, or what Git asks for and does not run yet. */
  readonly targetVersion?: DeployedVersion;
  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly sync: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  readonly health: string;
  readonly healthMessage?: string;
  readonly autoSync: {
    readonly enabled: boolean;
    readonly prune: boolean;
    readonly selfHeal: boolean;
  };
  readonly hold?: Hold;
  readonly newest: NewestCommit;
  readonly drift: Drift;
  readonly lastDeployed?: {
    /** RFC 3339. */
    readonly at: string;
    readonly by: string;
    readonly automated: boolean;
  };
  readonly operation?: OperationSummary;
  /** What Argo CD complains about: one sentence each. */
  readonly conditions: readonly {
    readonly type: string;
    readonly message: string;
  }[];
  /** For each action whether the caller may take it and, if not, why, in one sentence. */
  readonly access: Readonly<Record<GitopsAction, ActionAccess>>;
  /** Set when the instance cannot be read: everything here is as old as this (RFC 3339). */
  readonly staleSince?: string;
}

/**
 * Whether an action may be taken.
 *
 * @public
 */
export interface ActionAccess {
  readonly allowed: boolean;
  /** One sentence; set when not allowed. */
  readonly reason?: string;
}

/**
 * A version: a chart's, or an image tag with its commit.
 *
 * @public
 */
export interface DeployedVersion {
  /** The shortest name people use: `1.0.0-43`, or the image tag, or a short commit. */
  readonly label: string;
  /** A commit or a chart version, as Argo CD has it. */
  readonly revision: string;
  readonly images: readonly string[];
  /** The chart's name; only for delivery by chart. */
  readonly chart?: string;
  /** The page of the commit or of the chart version. */
  readonly url?: string;
}

/**
 * Whether the newest commit is live and, if not, what stops it.
 *
 * @public
 */
export interface NewestCommit {
  readonly state:
    | 'live'
    | 'syncing'
    | 'waits-for-operation'
    | 'cannot-render'
    | 'blocked-by-sync-window'
    | 'retrying'
    | 'gave-up'
    | 'on-hold'
    | 'out-of-sync'
    | 'unknown';
  /** One sentence for people. */
  readonly sentence: string;
  readonly revision?: string;
}

/**
 * How a deployment stands beside the environment before it.
 *
 * @public
 */
export interface Drift {
  /** `newest` is what the first environment has; `unknown` when it cannot be told. */
  readonly state: 'newest' | 'same' | 'differs' | 'unknown';
  /** For example `Same as staging` or `2.8.0, dev has 2.8.1`. */
  readonly sentence: string;
  /** The environment it is held against. */
  readonly against?: string;
}
