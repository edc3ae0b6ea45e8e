import { Deployment } from './Deployment';

/**
 * Everything the tab shows first, in one answer.
 *
 * @public
 */
export interface DeploymentsOverview {
  readonly entityRef: string;
  /** In promotion order; an environment without a deployment is left out. `Other` comes last. */
  readonly environments: readonly EnvironmentDeployments[];
  /** One row for each Argo CD that did not answer. Their deployments stay in `environments`, marked `stale`. */
  readonly problems: readonly InstanceProblem[];
  /**
   * `ready`: the entity has deployments. `not-annotated`: it names none. `no-match`: it names some and none exists.
   */
  readonly setup: 'ready' | 'not-annotated' | 'no-match';
  /** What the entity's annotations asked for, in words, for the sentence of `no-match`. */
  readonly lookup?: string;
  /** RFC 3339. */
  readonly generatedAt: string;
}

/**
 * The deployments of one environment.
 *
 * @public
 */
export interface EnvironmentDeployments {
  readonly name: string;
  /** True when every action here needs a reason. */
  readonly requireReason: boolean;
  readonly deployments: readonly Deployment[];
}

/**
 * An Argo CD instance that cannot be read at the moment.
 *
 * @public
 */
export interface InstanceProblem {
  readonly instance: string;
  /** One sentence with the cause and the next step. Holds no address and no secret. */
  readonly message: string;
  /** RFC 3339. */
  readonly since: string;
  readonly nextTryAt?: string;
}
