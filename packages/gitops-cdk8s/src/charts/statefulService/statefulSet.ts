import { ApiObjectProps } from 'cdk8s';
import { podAnnotations, podSpec } from '../parts/podTemplate';
import { PRUNE_CONFIRM } from '../parts/pruneConfirm';
import { selectorLabels } from '../parts/selectorLabels';
import { WorkloadContext } from '../parts/WorkloadContext';
import { claimSpec } from './claimSpec';
import { StatefulServiceProps } from './StatefulServiceProps';

/**
 * The StatefulSet with a claim for each pod's own volumes.
 *
 * @internal
 */
export function statefulSet(
  context: WorkloadContext<StatefulServiceProps>,
): ApiObjectProps {
  const { applicationName, name, props } = context;
  const labels = selectorLabels(context, 'server');
  const volumes = Object.entries(props.volumes);
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: applicationName, labels },
    spec: {
      serviceName: `${applicationName}-headless`,
      replicas: props.replicas ?? 1,
      podManagementPolicy: props.podManagementPolicy ?? 'OrderedReady',
      revisionHistoryLimit: 3,
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels: { ...context.labels, ...labels },
          annotations: podAnnotations(context),
        },
        spec: {
          serviceAccountName: applicationName,
          terminationGracePeriodSeconds:
            props.terminationGracePeriodSeconds ?? 30,
          ...podSpec(context, {
            name,
            command: props.command,
            args: props.args,
            env: props.env,
            port: props.port,
            probes: props.probes,
            resources: props.resources,
            volumeMounts: volumes.map(([volume, { mountPath }]) => ({
              name: volume,
              mountPath,
            })),
            volumes: volumes
              .filter(([, { shared }]) => shared)
              .map(([volume]) => ({
                name: volume,
                persistentVolumeClaim: {
                  claimName: `${applicationName}-${volume}`,
                },
              })),
          }),
        },
      },
      volumeClaimTemplates: volumeClaimTemplates(context),
    },
  };
}

/**
 * The pods' own claims carry these labels and annotations. Not the instance's label: an Argo CD that tracks by label
 * would take the claims for its own and prune them.
 */
function volumeClaimTemplates({
  name,
  props,
}: WorkloadContext<StatefulServiceProps>) {
  const own = Object.entries(props.volumes).filter(([, { shared }]) => !shared);
  return own.length === 0
    ? undefined
    : own.map(([volume, options]) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: volume,
          labels: { 'app.kubernetes.io/name': name },
          annotations: PRUNE_CONFIRM,
        },
        spec: claimSpec(options),
      }));
}
