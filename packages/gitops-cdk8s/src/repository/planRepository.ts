import { applicationOrders } from '../dependencies/applicationOrders';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { generatedPlatformOf } from '../cli/generatedPlatformOf';
import { loadApplications } from '../cli/loadApplications';
import { settle } from '../cli/settle';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { PLATFORM_SETTINGS_PATH } from '../platform/platformSettingsPath';
import { readPlatformSettings } from '../platform/readPlatformSettings';
import {
  DisplacedApplication,
  displacedApplications,
} from './displacedApplications';
import { RepositoryFiles } from './RepositoryFiles';

/** @public */
export interface PlanRepositoryOptions {
  /**
   * What the repository declares (all of `config/` and the schemas that its requests name), and the records
   * `dist/<application>/generated.yaml`.
   */
  readonly files: RepositoryFiles;
  /** How Applications without a record are packaged, unless `config/platform.ts` says it. */
  readonly mode: 'cnoe' | 'git';
  /** The GitOps repository, unless the platform's record or `config/platform.ts` says it. */
  readonly repository: { readonly url: string; readonly branch: string };
}

/**
 * What one application of a repository cannot know by itself.
 *
 * @public
 */
export interface RepositoryPlan {
  /** The packages of the platform, as `slipway synth` writes them. */
  readonly platform: GeneratedPlatform;
  /** The place of every Application that a parent holds, by its name. */
  readonly orders: ReadonlyMap<string, ApplicationOrder>;
  /** Applications that have to be generated again, because their place has changed. */
  readonly displaced: readonly DisplacedApplication[];
}

/**
 * What a whole repository gives beside the files of each application, as `slipway synth` sees it. Synchronous, and in
 * proportion to the number of applications: some hundred take well below a second, so a server may call it for one
 * request; thousands belong on the command line. Throws `ApplicationConfigError` for the first file that cannot be read.
 *
 * @public
 */
export function planRepository({
  files,
  mode,
  repository,
}: PlanRepositoryOptions): RepositoryPlan {
  const { errors, files: applications } = loadApplications(files, []);
  if (errors.length > 0) {
    throw errors[0];
  }
  const settings = readPlatformSettings(files.read(PLATFORM_SETTINGS_PATH));
  const given = {
    repository: files,
    names: [],
    mode,
    repositoryUrl: repository.url,
    branch: repository.branch,
  };
  const platform = generatedPlatformOf(applications, settle(given, settings))!;
  const orders = applicationOrders(platform.order);
  return {
    platform,
    orders,
    displaced: displacedApplications(applications, files, orders),
  };
}
