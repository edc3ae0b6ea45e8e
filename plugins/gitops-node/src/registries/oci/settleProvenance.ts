import { PackagedChart } from '@slipway/helm-chart';
import { signs } from '../signs';
import { addProvenance } from './addProvenance';
import { mediaTypes } from './helmArtifact';
import { isTagKept } from './isTagKept';
import { OciPlace, placeError } from './OciPlace';
import { OciVersion, readOciVersion } from './readOciVersion';
import { translateOciAnswer } from './translateOciAnswer';

/** What the tag is in the end. */
interface Settled {
  readonly manifestDigest: string;
  /** Why the chart stays without a provenance. */
  readonly warning?: string;
}

/**
 * Sees to the provenance beside a chart that is in the registry. One that fits the archive stays, whoever signed it. One
 * that is missing, or belongs to other content, comes into the manifest, and the tag moves to that manifest; the archive,
 * its digest and everything else stay as they are. A registry that keeps tags as they are keeps this one, too.
 *
 * @throws ChartRegistryError
 */
export async function settleProvenance(
  place: OciPlace,
  chart: PackagedChart,
  found: OciVersion,
): Promise<Settled> {
  const { repository, tag } = place;
  const { manifestDigest } = found;
  const { name, version } = chart.metadata;
  if (chart.provenance === undefined) {
    return { manifestDigest };
  }
  if (found.digest !== chart.digest) {
    return {
      manifestDigest,
      warning: `Chart ${name} ${version} was there already, compressed by another program, so the provenance does not fit its archive and was not sent; publish the next version signed.`,
    };
  }
  if (await fits(place, found)) {
    return { manifestDigest };
  }
  const provenance = Buffer.from(chart.provenance);
  await repository.pushBlob(provenance);
  const answer = await repository.putManifest(
    tag,
    addProvenance(found.manifest, provenance),
    mediaTypes.manifest,
  );
  const now = await readOciVersion(place, chart);
  if (now?.digest === found.digest && (await fits(place, now))) {
    return { manifestDigest: now.manifestDigest };
  }
  if (isTagKept(answer)) {
    return {
      manifestDigest,
      warning: `Chart ${name} ${version} was there already without its provenance, and the registry does not let the tag change; publish the next version signed.`,
    };
  }
  if (answer.status < 300) {
    throw placeError(
      place,
      'conflict',
      `holds something else than the provenance of chart ${name} ${version} that was sent; somebody published the same version at the same time. Publish it again.`,
    );
  }
  throw translateOciAnswer(answer, {
    ...place,
    subject: `the provenance of chart ${name} ${version}`,
  });
}

async function fits(
  { repository }: OciPlace,
  { digest, provenance }: OciVersion,
): Promise<boolean> {
  return (
    provenance !== undefined &&
    signs((await repository.blob(provenance)).toString('utf8'), digest)
  );
}
