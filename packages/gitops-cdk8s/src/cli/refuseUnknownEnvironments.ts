import { LoadedApplications } from './loadApplications';
import { UsageError } from './UsageError';

/**
 * Throws a `UsageError` for an environment that none of the applications has: a run for it would do nothing and say that
 * all is well. Where a config could not be read nobody knows what it has.
 *
 * @param environments - as `--environment` names them; undefined for all
 */
export function refuseUnknownEnvironments(
  { errors, files }: LoadedApplications,
  environments: readonly string[] = [],
): void {
  const known = new Set(
    files.flatMap(({ config }) => Object.keys(config.environments)),
  );
  const unknown = environments.find(name => !known.has(name));
  if (unknown === undefined || errors.length > 0) {
    return;
  }
  if (files.some(({ config }) => config.name === unknown)) {
    throw new UsageError(
      `"${unknown}" is an application and no environment; write the names of applications before --environment.`,
    );
  }
  throw new UsageError(
    `no application has an environment "${unknown}"; use one of ${[...known].sort().join(', ') || '(there are none yet)'}.`,
  );
}
