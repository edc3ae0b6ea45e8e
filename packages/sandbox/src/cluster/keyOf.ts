import { Manifest, ResourceKey } from '@slipway/sync-waves';

/** The identity of a manifest. A namespace on a cluster-scoped object is ignored, as the API server does. */
export function keyOf(manifest: Manifest, clusterScoped: boolean): ResourceKey {
  const slash = manifest.apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : manifest.apiVersion.slice(0, slash),
    kind: manifest.kind,
    namespace: clusterScoped
      ? ''
      : String(manifest.metadata.namespace ?? 'default'),
    name: manifest.metadata.name ?? '',
  };
}
