import { isDeepStrictEqual } from 'node:util';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { PlatformSettings } from '../platform/PlatformSettings';

/**
 * Whether an application that is added or changed changes, or waits for, anything of its repository but its own files: a
 * parent that keeps the order, what Kargo needs, the place of another application. A new version alone does not.
 *
 * @param before - as it was; undefined for one that is added
 * @public
 */
export function affectsOthers(
  after: ApplicationConfig,
  { order }: PlatformSettings,
  before?: ApplicationConfig,
): boolean {
  const isKept = order !== undefined && order.strategy !== 'none';
  return (
    (isKept || isTied(after) || (before !== undefined && isTied(before))) &&
    !(
      before !== undefined &&
      isDeepStrictEqual(withoutVersions(before), withoutVersions(after))
    )
  );
}

function isTied({ dependencies, promotion }: ApplicationConfig): boolean {
  return promotion !== undefined || Object.keys(dependencies ?? {}).length > 0;
}

function withoutVersions({
  delivery,
  environments,
  image,
  ...config
}: ApplicationConfig): unknown {
  return plain({
    ...config,
    delivery: { ...delivery, version: undefined },
    image: image?.repository,
    environments: Object.entries(environments).map(
      ([name, { chartVersion: _, image: own, ...environment }]) => ({
        ...environment,
        name,
        image: own?.repository,
      }),
    ),
  });
}

/** Fields that are undefined are not there. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
