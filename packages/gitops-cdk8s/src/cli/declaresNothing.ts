import { ApplicationConfig } from '../config/ApplicationConfig';

/**
 * Whether a repository has nothing beside its applications and none of them needs anything there: `generatePlatform` would
 * find nothing and make nothing. Most repositories are like that, and all that it loads takes longer than a short run.
 *
 * @param declared - the files that `generatePlatform` would be given
 */
export function declaresNothing(
  declared: Readonly<Record<string, string>>,
  applications: readonly ApplicationConfig[],
): boolean {
  return (
    Object.keys(declared).length === 0 &&
    applications.every(
      ({ dependencies = {}, name, promotion }) =>
        promotion === undefined &&
        Object.keys(dependencies).length === 0 &&
        // The names of its packages are its own.
        !name.startsWith('platform'),
    )
  );
}
