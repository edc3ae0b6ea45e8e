import { Manifest } from '@slipway/sync-waves';
import { PodUse } from './usesOf';

/** The objects of a package that give a pod what it uses: for a Secret the ExternalSecret that makes it. */
export function providersOf(
  { kind, name }: PodUse,
  user: Manifest,
  manifests: readonly Manifest[],
): readonly Manifest[] {
  return manifests.filter(
    manifest =>
      manifest.metadata.namespace === user.metadata.namespace &&
      (kind === 'Secret'
        ? manifest.kind === 'ExternalSecret' && targetOf(manifest) === name
        : manifest.kind === kind && manifest.metadata.name === name),
  );
}

function targetOf(secret: Manifest): string | undefined {
  const spec = secret.spec as
    { readonly target?: { readonly name?: string } } | undefined;
  return spec?.target?.name ?? secret.metadata.name;
}
