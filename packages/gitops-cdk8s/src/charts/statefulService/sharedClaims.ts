import { ApiObjectProps } from 'cdk8s';
import { PRUNE_CONFIRM } from '../parts/pruneConfirm';
import { WorkloadContext } from '../parts/WorkloadContext';
import { claimSpec } from './claimSpec';
import { StatefulServiceProps } from './StatefulServiceProps';

/**
 * The claims of volumes that all pods mount. They take data along, so Argo CD asks before it prunes one.
 *
 * @internal
 */
export function sharedClaims({
  applicationName,
  props,
}: WorkloadContext<StatefulServiceProps>): readonly ApiObjectProps[] {
  return Object.entries(props.volumes)
    .filter(([, { shared }]) => shared)
    .map(([name, volume]) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: `${applicationName}-${name}`,
        annotations: PRUNE_CONFIRM,
      },
      spec: claimSpec(volume),
    }));
}
