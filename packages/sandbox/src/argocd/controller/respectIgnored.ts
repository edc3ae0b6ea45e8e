import { Manifest } from '@slipway/sync-waves';
import { IgnoredDifference } from '../objects/Application';
import { ignoredPaths } from './ignoredPaths';
import { GONE, mapPath } from './mapPath';

/** The manifest with the live values of ignored fields, so that a sync leaves them as they are. */
export function respectIgnored(
  target: Manifest,
  live: Manifest,
  ignored: readonly IgnoredDifference[] = [],
): Manifest {
  return ignoredPaths(target, ignored).reduce<Manifest>(
    (manifest, path) =>
      mapPath(
        manifest,
        path,
        (_wanted, there) => (there === undefined ? GONE : there),
        live,
      ) as Manifest,
    target,
  );
}
