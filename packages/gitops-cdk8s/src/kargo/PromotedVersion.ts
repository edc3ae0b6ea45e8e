/**
 * The version of an environment that Kargo promotes: what its config gives, and what was promoted since. Kargo writes the
 * second one, into the record of the environment and into the file that Argo CD reads.
 *
 * @public
 */
export interface PromotedVersion {
  /** The image tag or chart version of the config. Once the config gives another, that one is taken. */
  readonly configured: string;
  /** What runs: the same, until Kargo has promoted another. */
  readonly promoted: string;
}
