import { VersionRange } from './VersionRange';

/**
 * What a version has to do with the range that an Application follows.
 *
 * @public
 */
export interface VersionInRange {
  /** Why it must not be published there; absent when it may. */
  readonly refusal?: string;
  /** Why nobody would get it; absent when the range sees it, and when the Application names one exact version. */
  readonly warning?: string;
}

/**
 * Judges a version before it is published to a repository whose Application follows `targetRevision`. A version with `+`
 * must not go to an OCI repository that is read by a range: its tag has `_` instead, and readers disagree on what that is.
 *
 * @public
 */
export function versionInRange(options: {
  readonly version: string;
  /** The Application's: a range, an exact version, or empty for the newest. */
  readonly targetRevision: string;
  readonly type: 'chartmuseum' | 'oci';
}): VersionInRange {
  const { version, targetRevision, type } = options;
  const text = targetRevision.trim() || '*';
  const range = VersionRange.parse(text);
  const isExact = /^v?\d+\.\d+\.\d+([-+]|$)[^\s,|]*$/.test(text);
  if (isExact || !range) {
    return {};
  }
  if (type === 'oci' && version.includes('+')) {
    return {
      refusal: `The version ${version} has build metadata, which a tag cannot carry, and the Application follows the range ${text} in an OCI registry; take a version without "+", or name one exact version in the Application.`,
    };
  }
  if (range.includes(version)) {
    return {};
  }
  const isPrerelease = version.split('+')[0].includes('-');
  return {
    warning:
      isPrerelease && !range.takesPrereleases
        ? `The range ${text} sees no pre-releases, so ${version} would reach nobody; write the range with one, such as >=1.0.0-0, or publish a release.`
        : `The range ${text} does not include ${version}, so it would reach nobody; correct the range or the version.`,
  };
}
