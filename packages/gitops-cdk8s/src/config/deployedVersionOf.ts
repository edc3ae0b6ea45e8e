import { ApplicationConfig } from './ApplicationConfig';

/**
 * What a deployment of an environment changes.
 *
 * @public
 */
export interface DeployedVersion {
  /** `image`: the tag of `image`. `chart`: `chartVersion`. */
  readonly of: 'image' | 'chart';
  /** The environment's own, else the application's; undefined when neither has one. */
  readonly version?: string;
}

/**
 * The version that an environment asks for: of its image, or of its chart where delivery is by chart or the chart type is
 * `HelmRelease`.
 *
 * @public
 */
export function deployedVersionOf(
  config: Pick<
    ApplicationConfig,
    'chart' | 'delivery' | 'environments' | 'image'
  >,
  environment: string,
): DeployedVersion {
  const own = Object.hasOwn(config.environments, environment)
    ? config.environments[environment]
    : undefined;
  if (config.delivery?.type === 'chart') {
    return {
      of: 'chart',
      version: own?.chartVersion ?? config.delivery.version,
    };
  }
  if (config.chart?.type === 'HelmRelease') {
    const { version } = { ...config.chart.props, ...own?.props };
    return {
      of: 'chart',
      version:
        own?.chartVersion ??
        (typeof version === 'string' ? version : undefined),
    };
  }
  return { of: 'image', version: own?.image?.tag ?? config.image?.tag };
}
