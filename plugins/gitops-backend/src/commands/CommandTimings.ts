/** How long commands wait, in milliseconds. */
export interface CommandTimings {
  /** Between two looks at an operation. @default 1000 */
  readonly pollMs: number;
  /** Between the first looks at a pull request. @default 3000 */
  readonly mergePollMs: number;
  /** Between two looks at a pull request that has been open for long. @default 60000 */
  readonly longestMergePollMs: number;
  /**
   * How long after the end of an operation Argo CD's own comparison is waited for before it is asked for one: after
   * an operation that changed nothing it may come a minute later.
   *
   * @default 3000
   */
  readonly settleMs: number;
  /** How long an owner (a parent application, an ApplicationSet) gets to undo a hold. @default 6000 */
  readonly ownerMs: number;
  /** How long a deployment that was unhealthy before may stay so. @default 30000 */
  readonly recoverMs: number;
  /** How long a deployment may take to become healthy. @default 600000 */
  readonly healthyMs: number;
}

/** The timings when nothing else is said. */
export function defaultTimings(): CommandTimings {
  return {
    pollMs: 1_000,
    mergePollMs: 3_000,
    longestMergePollMs: 60_000,
    settleMs: 3_000,
    ownerMs: 6_000,
    recoverMs: 30_000,
    healthyMs: 600_000,
  };
}
