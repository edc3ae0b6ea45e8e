import { ChartError } from '../ChartError';
import { isChartVersion } from './isChartVersion';

/**
 * The chart version that a Git tag stands for: `v1.2.3`, `1.2.3`, `refs/tags/v1.2.3`.
 *
 * @throws ChartError when it is none by Semantic Versioning
 *
 * @public
 */
export function versionFromGitTag(tag: string): string {
  const version = tag.replace(/^refs\/tags\//, '').replace(/^v(?=\d)/, '');
  if (!isChartVersion(version)) {
    throw new ChartError(
      `The tag "${tag}" is no version; name it like v1.2.3, by Semantic Versioning.`,
    );
  }
  return version;
}
