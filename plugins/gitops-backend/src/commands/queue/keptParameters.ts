import { JsonObject } from '@backstage/types';

/** The parameters that go into the row: an archive has a column of its own. */
export function keptParameters({
  archive: _,
  ...parameters
}: JsonObject): JsonObject {
  return parameters;
}
