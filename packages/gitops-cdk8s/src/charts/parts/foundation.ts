import { ApiObjectProps } from 'cdk8s';
import { externalSecret } from './externalSecret';
import { namespaceObject } from './namespaceObject';
import { registrySecret } from './registrySecret';
import { registrySecretName } from './registrySecretName';
import { WorkloadContext } from './WorkloadContext';

/**
 * What workloads stand on: Namespace, ServiceAccount, ExternalSecrets and ConfigMap.
 *
 * @internal
 */
export function foundation(
  context: WorkloadContext,
): readonly ApiObjectProps[] {
  const { applicationName: name, namespace, props } = context;
  return [
    ...((props.createNamespace ?? true) ? [namespaceObject(namespace)] : []),
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, annotations: props.serviceAccount?.annotations },
      automountServiceAccountToken: props.serviceAccount?.mountToken ?? false,
    },
    ...(props.secrets ? [externalSecret({ name, ...props.secrets })] : []),
    ...(props.registry
      ? [registrySecret(registrySecretName(context), props.registry)]
      : []),
    ...(props.config
      ? [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name },
            data: props.config,
          },
        ]
      : []),
  ];
}
