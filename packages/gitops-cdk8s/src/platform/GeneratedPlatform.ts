import { OrderPlan } from '../dependencies/planOrder';
import { Finding } from '../findings/Finding';
import { GeneratedFile } from '../generate/GeneratedApplication';

/**
 * What the repository declares beside its applications, as files.
 *
 * @public
 */
export interface GeneratedPlatform {
  /** Sorted by path. None when nothing is declared. */
  readonly files: readonly GeneratedFile[];
  /** Files of the run before that are no longer made. Sorted. */
  readonly deletes: readonly string[];
  /** Errors first. */
  readonly findings: readonly Finding[];
  /** In which order the applications are deployed. */
  readonly order: OrderPlan;
}
