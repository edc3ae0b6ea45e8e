import { ApiObjectProps } from 'cdk8s';
import { WebServiceContext } from './WebServiceContext';
import { WebServiceSecrets } from './WebServiceProps';

/**
 * What the workloads stand on: Namespace, ServiceAccount, ExternalSecret and ConfigMap.
 *
 * @internal
 */
export function foundation(
  context: WebServiceContext,
): readonly ApiObjectProps[] {
  const { applicationName: name, namespace, props } = context;
  const objects: ApiObjectProps[] = [];
  if (props.createNamespace ?? true) {
    objects.push({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        // A namespace takes everything in it along: removing it is never a by-product of a sync.
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
      },
    });
  }
  objects.push({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, annotations: props.serviceAccount?.annotations },
    automountServiceAccountToken: props.serviceAccount?.mountToken ?? false,
  });
  if (props.secrets) {
    objects.push(externalSecret(name, props.secrets));
  }
  if (props.config) {
    objects.push({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: props.config,
    });
  }
  return objects;
}

/** With the server's defaults written out: without them Argo CD sees a difference for ever. */
function externalSecret(
  name: string,
  secrets: WebServiceSecrets,
): ApiObjectProps {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      refreshInterval: secrets.refreshInterval ?? '1h0m0s',
      secretStoreRef: {
        name: secrets.store.name,
        kind: secrets.store.kind ?? 'ClusterSecretStore',
      },
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: Object.entries(secrets.keys).map(([secretKey, remote]) => ({
        secretKey,
        remoteRef: {
          key: remote.key,
          property: remote.property,
          conversionStrategy: 'Default',
          decodingStrategy: 'None',
          metadataPolicy: 'None',
        },
      })),
    },
  };
}
