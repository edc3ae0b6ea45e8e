import { Manifest } from '@slipway/sync-waves';

/** Whether an object's `sync-options` annotation holds an option such as `Prune=false`. */
export function hasSyncOption(
  manifest: Pick<Manifest, 'metadata'>,
  option: string,
): boolean {
  return (
    manifest.metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? ''
  )
    .split(',')
    .some(word => word.trim() === option);
}
