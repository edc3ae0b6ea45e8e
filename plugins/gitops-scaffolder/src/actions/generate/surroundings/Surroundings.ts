import {
  ApplicationOrder,
  DisplacedApplication,
  Finding,
  GeneratedFile,
} from '@slipway/cdk8s';

/** What else of a repository changes when an application is added. */
export interface Surroundings {
  /** The place of the new application among the others, by environment; none where nothing keeps an order. */
  readonly order: Readonly<Record<string, ApplicationOrder>>;
  /** Files beside the new application's own that differ from what the repository has. Sorted by path. */
  readonly files: readonly GeneratedFile[];
  /** Files that are no longer made. Sorted. */
  readonly deletes: readonly string[];
  /** What the rules say about the new application among the others. */
  readonly findings: readonly Finding[];
  /** Applications that get another place. */
  readonly displaced: readonly DisplacedApplication[];
}
