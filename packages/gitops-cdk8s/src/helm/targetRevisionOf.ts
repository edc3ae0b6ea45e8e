import { parse } from 'semver';
import { ApplicationConfigError } from '../config/ApplicationConfigError';

/**
 * The `targetRevision` with which an Application follows a chart's later versions. A run of a pipeline (`1.0.0-42`) is a
 * pre-release, and those are passed over by a range that names none: `~1.0.0-0` takes them, `~1.0.0` and `*` do not.
 *
 * @param version - of the chart
 * @public
 */
export function targetRevisionOf(version: string): string {
  const parsed = parse(version);
  if (!parsed) {
    throw new ApplicationConfigError(
      `"${version}" is no version of a chart; write it like 1.0.0.`,
    );
  }
  const base = `${parsed.major}.${parsed.minor}.${parsed.patch}`;
  return parsed.prerelease.length > 0 ? `~${base}-0` : `~${base}`;
}
