/** Which Applications are asked for. What is left out fits any. */
export interface ApplicationQuery {
  readonly name?: string;
  /** A Kubernetes label selector. */
  readonly selector?: string;
  readonly namespace?: string;
  readonly project?: string;
  readonly instance?: string;
}
