import { apiGroupOf, Manifest } from '@slipway/sync-waves';
import { read } from './read';

/**
 * The CustomResourceDefinition that comes with an object: the object itself, or the API of a Kratix Promise, which Kratix
 * installs as soon as the Promise is there. Undefined for any other object.
 */
export function definitionIn(object: Manifest): Manifest | undefined {
  if (object.kind === 'CustomResourceDefinition') {
    return object;
  }
  const isPromise =
    object.kind === 'Promise' &&
    apiGroupOf(object.apiVersion) === 'platform.kratix.io';
  return isPromise
    ? (read.at(object, 'spec', 'api') as Manifest | undefined)
    : undefined;
}
