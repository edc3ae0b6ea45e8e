import { Manifest } from '@slipway/sync-waves';

const MASK = '++++++++';

/** A manifest as answers show it: the values of a Secret are hidden. */
export function masked(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Secret' || manifest.apiVersion !== 'v1')
    return manifest;
  const hide = (value: unknown) =>
    value && typeof value === 'object'
      ? Object.fromEntries(Object.keys(value).map(key => [key, MASK]))
      : value;
  return {
    ...manifest,
    ...('data' in manifest && { data: hide(manifest.data) }),
    ...('stringData' in manifest && { stringData: hide(manifest.stringData) }),
  };
}
