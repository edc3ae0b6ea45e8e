import { isChartVersion } from './isChartVersion';

/**
 * The tag of a chart version in an OCI registry: tags take no `+`, so Helm writes `_`.
 *
 * @public
 */
export function ociTagOfVersion(version: string): string {
  return version.replaceAll('+', '_');
}

/**
 * The chart version behind a tag; undefined for tags that are no version, such as `latest`.
 *
 * @public
 */
export function versionOfOciTag(tag: string): string | undefined {
  const version = tag.replaceAll('_', '+');
  return isChartVersion(version) ? version : undefined;
}
