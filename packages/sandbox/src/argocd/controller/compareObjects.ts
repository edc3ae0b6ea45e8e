import { isDeepStrictEqual } from 'node:util';
import { Manifest } from '@slipway/sync-waves';
import { IgnoredDifference } from '../objects/Application';
import { ignoredPaths } from './ignoredPaths';
import { GONE, mapPath } from './mapPath';

/** Whether what is applied is what is wanted, apart from fields that the Application ignores. */
export function compareObjects(
  target: Manifest,
  applied: Manifest,
  ignored: readonly IgnoredDifference[] = [],
): boolean {
  const paths = ignoredPaths(target, ignored);
  const reduce = (object: Manifest) =>
    paths.reduce<unknown>((rest, path) => mapPath(rest, path, () => GONE), {
      ...object,
      status: undefined,
    });
  return isDeepStrictEqual(reduce(target), reduce(applied));
}
