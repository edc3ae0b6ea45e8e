import { Manifest } from '@slipway/sync-waves';

const MASK = '++++++++';

/**
 * An object without the values of a Secret. Argo CD masks them too; this is the second lock on the same door, for
 * what is stored and shown.
 */
export function maskSecrets(manifest: Manifest): Manifest {
  if (manifest.kind === 'List' && Array.isArray(manifest.items)) {
    return { ...manifest, items: manifest.items.map(maskSecrets) };
  }
  if (manifest.kind !== 'Secret' || manifest.apiVersion !== 'v1') {
    return manifest;
  }
  const { annotations, ...metadata } = manifest.metadata;
  const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...kept } =
    annotations ?? {};
  return {
    ...manifest,
    metadata: { ...metadata, ...(annotations && { annotations: kept }) },
    ...maskField(manifest, 'data'),
    ...maskField(manifest, 'stringData'),
  };
}

function maskField(manifest: Manifest, field: 'data' | 'stringData') {
  const values = manifest[field];
  if (!values || typeof values !== 'object') return {};
  return {
    [field]: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        /^\++$/.test(String(value)) ? value : MASK,
      ]),
    ),
  };
}
