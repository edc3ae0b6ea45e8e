import { ApplicationConfig, deployedVersionOf } from '@slipway/cdk8s';

/** The image tag or chart version that an environment asks for, its own or the application's. */
export function versionOf(
  config: ApplicationConfig,
  environment: string,
): string | undefined {
  return deployedVersionOf(config, environment).version;
}
