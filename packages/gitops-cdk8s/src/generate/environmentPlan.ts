import { ApplicationConfigError } from '../config/ApplicationConfigError';
import {
  ApplicationConfig,
  ApplicationEnvironment,
  ImageConfig,
} from '../config/ApplicationConfig';

/** One environment of an application with everything that was inherited filled in. */
export interface EnvironmentPlan {
  /** `<name>-<environment>`. */
  readonly applicationName: string;
  readonly environmentName: string;
  readonly environment: ApplicationEnvironment;
  readonly namespace: string;
  readonly image?: ImageConfig;
  /** By chart only. */
  readonly chartVersion?: string;
  /** What runs: `<repository>:<tag>`, or the chart's version. */
  readonly version: string;
}

/**
 * The environments to generate, in the config's order. Throws `ApplicationConfigError` for one that the config does
 * not have.
 *
 * @param names - all when undefined
 * @internal
 */
export function planEnvironments(
  config: ApplicationConfig,
  names?: readonly string[],
): readonly EnvironmentPlan[] {
  const known = Object.keys(config.environments);
  const unknown = names?.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new ApplicationConfigError(
      `the environment "${unknown}" is not in the config of ${config.name}; use one of ${known.join(', ')}.`,
    );
  }
  return known
    .filter(name => !names || names.includes(name))
    .map(name => planEnvironment(config, name));
}

function planEnvironment(
  config: ApplicationConfig,
  environmentName: string,
): EnvironmentPlan {
  const environment = config.environments[environmentName];
  const repository = environment.image?.repository ?? config.image?.repository;
  const tag = environment.image?.tag ?? config.image?.tag;
  const image = repository && tag ? { repository, tag } : undefined;
  const chartVersion =
    config.delivery?.type === 'chart'
      ? (environment.chartVersion ?? config.delivery.version)
      : undefined;
  return {
    applicationName: `${config.name}-${environmentName}`,
    environmentName,
    environment,
    namespace: environment.namespace ?? config.namespace,
    image,
    chartVersion,
    version: versionOf(config, image, chartVersion),
  };
}

function versionOf(
  config: ApplicationConfig,
  image: ImageConfig | undefined,
  chartVersion: string | undefined,
): string {
  if (config.delivery?.type === 'chart') {
    return chartVersion ?? '';
  }
  return image ? `${image.repository}:${image.tag}` : '';
}
