import { VersionRange } from '@slipway/helm-chart';
import semver from 'semver';

/** Whether a source has to be moved to run a chart version. */
export type TargetVerdict =
  /** It asks for exactly that version. */
  | 'asks'
  /** It follows a range that takes the version in. */
  | 'follows'
  /** It asks for another version: move it. */
  | 'move'
  /** It follows a range that the version is not in. */
  | 'outside';

/**
 * Compares a `targetRevision` with a version as Argo CD does: a range without a pre-release takes none in, so `^1.0.0`
 * does not see `1.0.0-17`, and `>=1.0.0-0 <1.1.0-0` does.
 */
export function judgeTarget(
  targetRevision: string | undefined,
  version: string,
): TargetVerdict {
  const target = targetRevision?.trim() ?? '';
  if (target === version) return 'asks';
  if (semver.valid(target)) return 'move';
  const range = VersionRange.parse(target || '*');
  if (!range) return 'move';
  return range.includes(version) ? 'follows' : 'outside';
}
