import { PackagedChart } from '@slipway/helm-chart';
import { PublishedChart, PublishOptions } from '../ChartRegistry';
import { ChartRegistryError } from '../ChartRegistryError';
import { translateOciAnswer } from './translateOciAnswer';
import { helmArtifact, mediaTypes } from './helmArtifact';
import { isTagKept } from './isTagKept';
import { OciPlace, placeError } from './OciPlace';
import { OciVersion, readOciVersion } from './readOciVersion';
import { settleProvenance } from './settleProvenance';

/**
 * Publishes a chart: looks what the tag holds, sends blobs and manifest, and reads both back, because registries know no
 * comparing and setting, and two who publish at once are both told that they have.
 *
 * @throws ChartRegistryError
 */
export async function publishToOci(
  place: OciPlace,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<PublishedChart> {
  const { repository, tag } = place;
  const { name, version } = chart.metadata;
  const existing = await readOciVersion(place, chart);
  if (existing?.same) {
    return settle(place, chart, { outcome: 'unchanged', found: existing });
  }
  if (existing && !options.overwrite) {
    throw conflict(place, chart);
  }
  const artifact = helmArtifact(chart);
  await repository.pushBlob(artifact.config);
  await repository.pushBlob(artifact.layer);
  if (artifact.provenance) {
    await repository.pushBlob(artifact.provenance);
  }
  const answer = await repository.putManifest(
    tag,
    artifact.manifest,
    mediaTypes.manifest,
  );
  // Registries that keep tags fixed refuse in many ways; what is there now says what the refusal meant.
  const now = await readOciVersion(place, chart);
  if (now?.same) {
    await repository.blob(now.digest);
    const outcome = existing ? 'overwritten' : 'created';
    return settle(place, chart, { outcome, found: now });
  }
  if (now && answer.status < 300) {
    throw conflict(place, chart);
  }
  if (now && isTagKept(answer)) {
    throw placeError(
      place,
      'conflict',
      `does not let chart ${name} ${version} be replaced, which it holds with other content; take another version.`,
    );
  }
  if (answer.status < 300) {
    throw placeError(
      place,
      'corrupt',
      `took chart ${name} ${version} and does not give it back; look into its log, then publish the version again.`,
    );
  }
  throw translateOciAnswer(answer, {
    ...place,
    subject: `chart ${name} ${version}`,
  });
}

async function settle(
  place: OciPlace,
  chart: PackagedChart,
  {
    outcome,
    found,
  }: {
    readonly outcome: PublishedChart['outcome'];
    readonly found: OciVersion;
  },
): Promise<PublishedChart> {
  const { manifestDigest, warning } = await settleProvenance(
    place,
    chart,
    found,
  );
  return {
    outcome,
    chart: chart.metadata.name,
    version: chart.metadata.version,
    digest: found.digest,
    manifestDigest,
    location: place.address,
    ...(warning && { warnings: [warning] }),
  };
}

function conflict(
  place: OciPlace,
  { metadata }: PackagedChart,
): ChartRegistryError {
  return placeError(
    place,
    'conflict',
    `already has chart ${metadata.name} ${metadata.version} with other content; take another version, or overwrite it.`,
  );
}
