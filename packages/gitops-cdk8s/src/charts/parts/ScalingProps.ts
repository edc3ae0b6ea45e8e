/**
 * More pods under load, fewer without it (HorizontalPodAutoscaler). The number of replicas is then the autoscaler's
 * alone: the workload names none, so Argo CD has nothing to set back.
 *
 * @public
 */
export interface AutoscalingProps {
  /** @defaultValue 2 */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** Percent of the requested CPU to aim at. @defaultValue 80, unless memory is given */
  readonly cpu?: number;
  /** Percent of the requested memory to aim at. */
  readonly memory?: number;
}

/**
 * How many pods a drained node may take away at once (PodDisruptionBudget): one of the two, as a number or in percent.
 *
 * @public
 */
export interface DisruptionBudgetProps {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

/**
 * What chart types take whose pods run all the time.
 *
 * @public
 */
export interface ScalingProps {
  /** @defaultValue 1 */
  readonly replicas?: number;
  readonly autoscaling?: AutoscalingProps;
  readonly disruptionBudget?: DisruptionBudgetProps;
}
