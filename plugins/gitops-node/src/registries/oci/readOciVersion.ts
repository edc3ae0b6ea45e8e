import { PackagedChart } from '@slipway/helm-chart';
import { holdsSameContent } from '../holdsSameContent';
import { OciPlace, placeError } from './OciPlace';
import { readOciManifest } from './readOciManifest';

/** A version that is there. */
export interface OciVersion {
  /** `sha256:` of the archive. */
  readonly digest: string;
  /** `sha256:` of its provenance, where it has one. */
  readonly provenance?: string;
  readonly manifest: Buffer;
  readonly manifestDigest: string;
  /** It holds the files of the chart that it is compared with. */
  readonly same: boolean;
}

/**
 * What the tag holds now, compared with a chart; undefined when nothing is there.
 *
 * @throws ChartRegistryError when it is something else than a chart
 */
export async function readOciVersion(
  place: OciPlace,
  chart: PackagedChart,
): Promise<OciVersion | undefined> {
  const { repository, tag } = place;
  const manifest = await repository.manifest(tag);
  if (!manifest) {
    return undefined;
  }
  const found = readOciManifest(manifest.bytes)?.chart;
  if (!found) {
    throw placeError(
      place,
      'conflict',
      `holds an image or something else under ${chart.metadata.name}:${tag}, and a chart would take its place; publish charts below a path of their own, such as /charts.`,
    );
  }
  const digest = found.layer;
  return {
    digest,
    provenance: found.provenance,
    manifest: manifest.bytes,
    manifestDigest: manifest.digest,
    same:
      digest === chart.digest ||
      (await holdsSameContent(await repository.blob(digest), chart)),
  };
}
