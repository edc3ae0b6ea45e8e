import { createHash } from 'node:crypto';
import { WorkloadContext } from './WorkloadContext';
import { ContainerOptions, containerSpec } from './containerSpec';
import { registrySecretName } from './registrySecretName';
import { scratchVolumes } from './scratchVolumes';

/**
 * The spec of a pod with one container that does not run as root.
 *
 * @internal
 */
export function podSpec(
  context: WorkloadContext,
  container: ContainerOptions,
): Record<string, unknown> {
  const { props } = context;
  const pullSecrets = [
    ...(props.imagePullSecrets ?? []),
    ...(props.registry ? [registrySecretName(context)] : []),
  ];
  const volumes = [...scratchVolumes(props), ...(container.volumes ?? [])];
  return {
    automountServiceAccountToken: props.serviceAccount?.mountToken ?? false,
    imagePullSecrets:
      pullSecrets.length > 0 ? pullSecrets.map(name => ({ name })) : undefined,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: props.security?.runAsUser,
      fsGroup: props.security?.fsGroup,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [containerSpec(context, container)],
    volumes: volumes.length > 0 ? volumes : undefined,
  };
}

/**
 * Annotations of a pod template: the digest of the ConfigMap's data, so that a changed ConfigMap starts new pods.
 *
 * @internal
 */
export function podAnnotations(
  context: WorkloadContext,
): Record<string, string> | undefined {
  const { config } = context.props;
  return config
    ? {
        'slipway.dev/config-digest': createHash('sha256')
          .update(JSON.stringify(Object.entries(config).sort()))
          .digest('hex'),
      }
    : undefined;
}
