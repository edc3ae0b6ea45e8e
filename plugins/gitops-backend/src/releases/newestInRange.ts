import { VersionRange } from '@slipway/helm-chart';
import semver from 'semver';

/**
 * The version that a range takes of those that a registry has: the highest one, as in Argo CD. Undefined when it takes
 * none, or is no range.
 */
export function newestInRange(
  targetRevision: string,
  versions: readonly string[],
): string | undefined {
  const range = VersionRange.parse(targetRevision.trim() || '*');
  return versions
    .filter(version => semver.valid(version) && range?.includes(version))
    .sort(semver.rcompare)[0];
}
