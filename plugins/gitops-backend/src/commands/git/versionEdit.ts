import { InputError } from '@backstage/errors';
import {
  ApplicationConfig,
  ApplicationEdit,
  deployedVersionOf,
} from '@slipway/cdk8s';
import semver from 'semver';

/** As the OCI distribution specification has it. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/**
 * The edit that brings a version to an environment.
 *
 * @throws InputError when it is no legal image tag or chart version, or the environment is unknown.
 */
export function versionEdit(
  config: ApplicationConfig,
  environment: string,
  version: string,
): ApplicationEdit {
  if (!config.environments[environment]) {
    throw new InputError(
      `${config.name} has no environment '${environment}'. Its config has ${Object.keys(
        config.environments,
      ).join(', ')}.`,
    );
  }
  if (deployedVersionOf(config, environment).of === 'chart') {
    if (!semver.valid(version)) {
      throw new InputError(
        `'${version}' is no chart version. Use a semantic version such as 1.0.0-17.`,
      );
    }
    return { environment, chartVersion: version };
  }
  if (!TAG.test(version) || version === 'latest') {
    throw new InputError(
      version === 'latest'
        ? `The tag 'latest' can mean another image tomorrow. Name a fixed tag.`
        : `'${version}' is no image tag. Use letters, digits, '_', '.' and '-', at most 128, not beginning with '.' or '-'.`,
    );
  }
  return { environment, imageTag: version };
}
