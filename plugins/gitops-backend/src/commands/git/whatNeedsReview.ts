import { EnvironmentConfig } from '@slipway/plugin-gitops-node';
import { changesIn } from '../../mappers/changesIn';
import { FileOfOthers } from './FileOfOthers';

/**
 * What a commit must not carry along: files of environments that get pull requests, and packages of the platform, which no
 * environment's configuration speaks for.
 */
export function whatNeedsReview(
  others: readonly FileOfOthers[],
  environments: readonly EnvironmentConfig[],
): readonly FileOfOthers[] {
  return others.filter(
    ({ environment }) =>
      environment === undefined ||
      changesIn(environment, environments) !== 'commit',
  );
}
