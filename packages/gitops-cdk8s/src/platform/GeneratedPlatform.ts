import { Manifest } from '@slipway/sync-waves';
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
  /** The objects of each package that is made, before they became files. */
  readonly packages: readonly PlatformPackage[];
  /** In which order the applications are deployed. */
  readonly order: OrderPlan;
}

/**
 * Objects that one Application carries to Argo CD's own cluster.
 *
 * @public
 */
export interface PlatformPackage {
  /** The Application: `platform`. */
  readonly name: string;
  readonly manifests: readonly Manifest[];
}
