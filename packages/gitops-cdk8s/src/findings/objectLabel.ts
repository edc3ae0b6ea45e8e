import { Manifest } from '@slipway/sync-waves';

/** An object as findings name it: `Deployment/shop-dev`. */
export function objectLabel(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata?.name ?? ''}`;
}
