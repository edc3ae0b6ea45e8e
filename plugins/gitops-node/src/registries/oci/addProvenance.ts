import { goJson } from '@slipway/helm-chart';
import { sha256 } from '../sha256';
import { mediaTypes } from './helmArtifact';

/**
 * A manifest with a provenance beside its chart, in place of one that it had. Everything else in it stays as it is, so
 * that config, archive and annotations are still those that were published.
 *
 * @param manifest - JSON of a manifest that holds a chart
 */
export function addProvenance(manifest: Buffer, provenance: Buffer): Buffer {
  const json = JSON.parse(manifest.toString('utf8')) as {
    readonly layers: readonly { readonly mediaType: string }[];
  };
  const layer = {
    mediaType: mediaTypes.provenance,
    digest: sha256(provenance),
    size: provenance.length,
  };
  return Buffer.from(
    goJson({
      ...json,
      layers: [
        ...json.layers.filter(
          ({ mediaType }) => mediaType !== mediaTypes.provenance,
        ),
        layer,
      ],
    }),
  );
}
