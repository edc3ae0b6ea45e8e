import { Range, validRange } from 'semver';
import { ChartVersion } from './ChartStore';
import { comparableVersion } from './comparableVersion';

/**
 * The version that a name in the API stands for: itself, `latest` (the newest that is no pre-release) or a range.
 * A text is the answer for none: ChartMuseum's error.
 */
export function findVersion(
  name: string,
  versions: readonly ChartVersion[],
  wanted: string,
): ChartVersion | string {
  if (versions.length === 0) {
    return 'no chart name found';
  }
  const exact = versions.find(({ metadata }) => metadata.version === wanted);
  if (exact) {
    return exact;
  }
  const range = wanted === 'latest' ? '*' : wanted;
  if (validRange(range) === null) {
    return `improper constraint: ${wanted}`;
  }
  return (
    versions.find(({ metadata }) =>
      new Range(range).test(comparableVersion(metadata.version)!),
    ) ?? `no chart version found for ${name}-${wanted}`
  );
}
