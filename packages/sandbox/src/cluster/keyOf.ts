import { apiGroupOf, Manifest, ResourceKey } from '@slipway/sync-waves';

/** The identity of a manifest. A namespace on a cluster-scoped object is ignored, as the API server does. */
export function keyOf(manifest: Manifest, clusterScoped: boolean): ResourceKey {
  return {
    group: apiGroupOf(manifest.apiVersion),
    kind: manifest.kind,
    namespace: clusterScoped
      ? ''
      : String(manifest.metadata.namespace ?? 'default'),
    name: manifest.metadata.name ?? '',
  };
}
