import { ClusterTimings } from './cluster/ClusterTimings';
import { GithubSimulatorOptions } from './git-host/github/GithubSimulatorOptions';
import { GitlabSimulatorOptions } from './git-host/gitlab/GitlabSimulatorOptions';
import { Logger } from './Logger';

/** Ports of the sandbox's servers. 0 takes a free one. */
export interface SandboxPorts {
  /** @default 0 */
  readonly git?: number;
  /** @default 0 */
  readonly argocd?: number;
  /** @default 0 */
  readonly chartmuseum?: number;
  /** @default 0 */
  readonly oci?: number;
  /** @default 0 */
  readonly control?: number;
}

/** Input of `startSandbox`. */
export interface SandboxOptions {
  /** Where everything is kept: repositories, charts, cluster state, credentials. */
  readonly dataDir: string;
  readonly ports?: SandboxPorts;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /**
   * What a first start puts into it: `demo` (or true) a few components with a history, `empty` (or false) just an empty
   * GitOps repository.
   * @default 'empty'
   */
  readonly seed?: boolean | 'demo' | 'empty';
  /** How long things take in the simulated clusters; all 0 for tests that do not look at the way there. */
  readonly timings?: Partial<ClusterTimings>;
  /** Seconds between two waves, as `ARGOCD_SYNC_WAVE_DELAY`. @default 2 */
  readonly waveDelaySeconds?: number;
  /** Seconds between two comparisons without a push. @default 120 */
  readonly reconcileSeconds?: number;
  /**
   * True brings the health rule for Applications back, so that waves between child Applications wait.
   * @default false
   */
  readonly applicationHealth?: boolean;
  /**
   * Milliseconds that Argo CD's API waits before each answer; asked anew for every request. The simulator answers at
   * once, a real Argo CD takes 2 to 3 ms for one Application even on loopback.
   * @default 0
   */
  readonly argocdAnswerMs?: () => number;
  /**
   * Has the Git host speak GitHub's REST API too, at `/api/v3`.
   * @default not
   */
  readonly github?: GithubSimulatorOptions;
  /**
   * Has the Git host speak GitLab's REST API too, at `/api/v4`.
   * @default not
   */
  readonly gitlab?: GitlabSimulatorOptions;
  /** Called for pushes to the GitOps repository, signed with the webhook secret. */
  readonly webhookUrl?: string;
  /** @default the console */
  readonly logger?: Logger;
}
