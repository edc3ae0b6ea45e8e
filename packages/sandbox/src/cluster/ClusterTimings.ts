/** How long things take in the simulated cluster, in milliseconds of its clock. */
export interface ClusterTimings {
  /**
   * From a pod's creation until it is ready, or a Job's pod until it has ended.
   * @default 1500
   */
  readonly podReady: number;
  /**
   * The same for an image whose tag ends in `-slow`.
   * @default 10000
   */
  readonly slowPodReady: number;
  /**
   * From a pod's deletion until it is gone.
   * @default 500
   */
  readonly podStop: number;
  /**
   * Until other controllers have written a status: load balancers, routes, volumes, external secrets.
   * @default 1000
   */
  readonly statusReady: number;
}
