import { WavePlan } from '@slipway/sync-waves';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { Finding } from '../findings/Finding';

/**
 * What a pull request has to hold for an application.
 *
 * @public
 */
export interface GeneratedApplication {
  /** Sorted by path: the config file, and for each generated environment its Application, record and manifests. */
  readonly files: readonly GeneratedFile[];
  /** Files of the generated environments that are no longer made, out of `existingPaths`. Sorted. */
  readonly deletes: readonly string[];
  /** In the config's order of environments. */
  readonly applications: readonly PlannedApplication[];
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** @public */
export interface GeneratedFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** @public */
export interface PlannedApplication {
  /** The Argo CD Application: `<application>-<environment>`. */
  readonly name: string;
  readonly environment: string;
  /** Empty when delivery is by chart: the chart's manifests are not known here. */
  readonly plan: WavePlan;
  /** The image that runs (by manifests) or the chart's version (by chart). */
  readonly version: string;
  /** What keeps its place among the other Applications; undefined when nothing does. */
  readonly order?: ApplicationOrder;
}
