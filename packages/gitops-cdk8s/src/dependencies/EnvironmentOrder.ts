/**
 * The order of one environment's Applications, and what keeps it.
 *
 * @public
 */
export interface EnvironmentOrder {
  readonly environment: string;
  /** The parent Application or ApplicationSet, `applications-dev`; undefined when nothing keeps the order. */
  readonly parent?: string;
  /** Names of Argo CD Applications, first to last; those of one wave go at the same time. */
  readonly waves: readonly (readonly string[])[];
  /** Why nothing keeps the order, as a clause; undefined when the parent does. */
  readonly reason?: string;
}
