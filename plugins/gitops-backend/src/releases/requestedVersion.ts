import { JsonObject } from '@backstage/types';
import { versionFromGitTag } from '@slipway/helm-chart';

/**
 * The version that a release asks for, by its number or by a Git tag.
 *
 * @throws ChartError when the tag is no version.
 */
export function requestedVersion({
  version,
  tag,
}: JsonObject): string | undefined {
  if (typeof tag === 'string' && tag) return versionFromGitTag(tag);
  return typeof version === 'string' && version ? version : undefined;
}
