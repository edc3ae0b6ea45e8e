import { Manifest } from '../types/Manifest';
import { annotations } from './annotations';

const INTEGER = /^[+-]?\d+$/;
const LARGEST = 2n ** 63n - 1n;

/**
 * The wave of an object as it is written: `argocd.argoproj.io/sync-wave`, else `helm.sh/hook-weight` (also when the
 * object is no hook), else 0. A value that is not a 64-bit integer counts as missing, as it does in Argo CD.
 *
 * @public
 */
export function waveOf(manifest: Manifest): number {
  const values = manifest.metadata?.annotations;
  return (
    integer(values?.[annotations.wave]) ??
    integer(values?.[annotations.helmHookWeight]) ??
    0
  );
}

function integer(text: unknown): number | undefined {
  if (typeof text !== 'string' || !INTEGER.test(text)) {
    return undefined;
  }
  const value = BigInt(text.replace(/^\+/, ''));
  return value > LARGEST || value < -LARGEST - 1n ? undefined : Number(value);
}
