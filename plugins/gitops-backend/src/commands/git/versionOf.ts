import { ApplicationConfig } from '@slipway/cdk8s';

/** The image tag or chart version that an environment asks for, its own or the application's. */
export function versionOf(
  config: ApplicationConfig,
  environment: string,
): string | undefined {
  const own = config.environments[environment];
  return config.delivery?.type === 'chart'
    ? (own?.chartVersion ?? config.delivery.version)
    : (own?.image?.tag ?? config.image?.tag);
}
