import {
  ApplicationConfig,
  ApplicationEnvironment,
  editApplicationConfig,
  rewriteConfigOf,
  deployedVersionOf,
} from '@slipway/cdk8s';
import { isDeepStrictEqual } from 'node:util';
import { ConfigAt } from './regenerate';
import { versionEdit } from './versionEdit';
import { versionOf } from './versionOf';

/** The config file with one environment as it was, and what a reader has to know of it. */
export interface RestoredConfig {
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * Puts one environment's part of the config back to what an earlier config made of it. Values that it inherited then
 * and that are others now are written into it. Where only the version differs, nothing else in the file is touched.
 */
export function restoreEnvironment(
  current: ConfigAt,
  earlier: ApplicationConfig,
  environment: string,
): RestoredConfig {
  const version = versionOf(earlier, environment);
  const wanted = effective(earlier, environment, current.config);
  const own = current.config.environments[environment];
  if (version && own && isDeepStrictEqual(bare(wanted), bare(own))) {
    return {
      text: editApplicationConfig(
        current.text,
        {
          application: current.config.name,
          ...versionEdit(current.config, environment, version),
        },
        current.path,
      ),
      notes: [],
    };
  }
  return {
    text: rewriteConfigOf(current.text, current.path, {
      ...current.config,
      environments: { ...current.config.environments, [environment]: wanted },
    }),
    notes: [
      `More than the version changed in ${environment} since, so ${current.path} is written anew and its comments are not kept.`,
    ],
  };
}

function effective(
  earlier: ApplicationConfig,
  environment: string,
  current: ApplicationConfig,
): ApplicationEnvironment {
  const own = earlier.environments[environment];
  if (deployedVersionOf(current, environment).of === 'chart') {
    return { ...own, chartVersion: versionOf(earlier, environment) };
  }
  const repository = own.image?.repository ?? earlier.image?.repository;
  const inherited = repository === current.image?.repository;
  return {
    ...own,
    image: {
      ...(!inherited && repository ? { repository } : {}),
      tag: versionOf(earlier, environment),
    },
  };
}

/** An environment without its version. */
function bare(environment: ApplicationEnvironment): unknown {
  const { chartVersion: _c, image, ...rest } = environment;
  return JSON.parse(JSON.stringify({ ...rest, repository: image?.repository }));
}
