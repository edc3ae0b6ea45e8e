import { JsonObject } from '@backstage/types';

/** A value as it goes over the wire: without what is undefined. */
export function toJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
