import { ApiObjectProps } from 'cdk8s';
import { PRUNE_CONFIRM } from './pruneConfirm';

/**
 * A Namespace. It takes everything in it along, so removing it is never a by-product of a sync: somebody has to confirm
 * it.
 *
 * @internal
 */
export function namespaceObject(name: string): ApiObjectProps {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations: PRUNE_CONFIRM },
  };
}
