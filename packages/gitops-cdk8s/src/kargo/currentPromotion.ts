import { ApplicationConfig } from '../config/ApplicationConfig';
import { deployedVersionOf } from '../config/deployedVersionOf';
import { PromotedVersion } from './PromotedVersion';
import { promotionTarget } from './promotionTarget';

/**
 * The version of an environment whose promotion Kargo writes to Git: what was promoted, as long as the config gives the
 * version that it gave then; else what the config gives. Undefined where Kargo writes nothing to Git: no promotion, steps
 * of the config's own, or a package that Argo CD does not read from the GitOps repository.
 *
 * @param recorded - what the record of the environment says
 * @internal
 */
export function currentPromotion(
  config: ApplicationConfig,
  environment: string,
  mode: 'cnoe' | 'git',
  recorded: PromotedVersion | undefined,
): PromotedVersion | undefined {
  const { version } = deployedVersionOf(config, environment);
  if (
    mode !== 'git' ||
    !config.promotion ||
    config.promotion.kargo.steps ||
    !promotionTarget(config) ||
    version === undefined
  ) {
    return undefined;
  }
  return recorded?.configured === version
    ? recorded
    : { configured: version, promoted: version };
}
