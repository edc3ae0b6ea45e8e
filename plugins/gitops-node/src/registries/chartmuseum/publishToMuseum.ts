import { setTimeout as delay } from 'node:timers/promises';
import { PackagedChart, readChartArchive } from '@slipway/helm-chart';
import { PublishedChart, PublishOptions } from '../ChartRegistry';
import { ChartRegistryError } from '../ChartRegistryError';
import { holdsSameContent } from '../holdsSameContent';
import { sha256 } from '../sha256';
import { Museum } from './Museum';
import { settleProvenance } from './settleProvenance';

type Found =
  | { readonly state: 'absent' | 'broken' }
  | { readonly state: 'same' | 'other'; readonly bytes: Buffer };

type Listing = 'right' | 'wrong' | 'absent';

const LOOKS = 3;

/**
 * Publishes a chart, in the ways that a real ChartMuseum makes necessary:
 *
 * - its 409 does not prove that the archive there is whole, so the archive is read and compared;
 * - a cut archive blocks its version, and `?force` would leave it invisible for minutes: it is removed first;
 * - a whole one is replaced with `?force`, so that there is no moment without any;
 * - two uploads at once can leave another digest in the index than the archive has, which helm does not notice: then the
 *   version is written anew;
 * - a provenance is a file of its own, which can be missing beside an archive that is there.
 *
 * @throws ChartRegistryError
 */
export async function publishToMuseum(
  museum: Museum,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<PublishedChart> {
  const found = await look(museum, chart, options);
  switch (found.state) {
    case 'same':
      return settle(museum, chart, {
        outcome: 'unchanged',
        held: sha256(found.bytes),
        ...options,
      });
    case 'absent':
      await upload(museum, chart, options);
      return settle(museum, chart, { outcome: 'created', ...options });
    case 'broken':
      await remove(museum, chart, options);
      await upload(museum, chart, options);
      return settle(museum, chart, { outcome: 'created', ...options });
    default:
      if (!options.overwrite) {
        throw conflict(museum, chart);
      }
      if (!(await museum.upload(chart, { ...options, force: true }))) {
        throw museum.error(
          'conflict',
          `does not let chart ${chart.metadata.name} ${chart.metadata.version} be replaced (DISABLE_FORCE_OVERWRITE); take another version.`,
        );
      }
      return settle(museum, chart, { outcome: 'overwritten', ...options });
  }
}

async function look(
  museum: Museum,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<Found> {
  const { name, version } = chart.metadata;
  const bytes = await museum.archive(name, version, options);
  if (!bytes) {
    return { state: 'absent' };
  }
  if (await holdsSameContent(bytes, chart)) {
    return { state: 'same', bytes };
  }
  const whole = await readChartArchive(bytes).then(
    () => true,
    () => false,
  );
  // Somebody may be writing it right now; what the index lists was written to its end.
  return whole || (await museum.version(name, version, options))
    ? { state: 'other', bytes }
    : { state: 'broken' };
}

async function upload(
  museum: Museum,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<void> {
  let failure: unknown = conflict(museum, chart);
  try {
    if (await museum.upload(chart, { ...options, force: false })) {
      return;
    }
  } catch (error) {
    if ((error as Partial<ChartRegistryError>).kind !== 'unavailable') {
      throw error;
    }
    failure = error;
  }
  // Somebody was quicker, or only the answer was lost; with the same content that is as good.
  const { state } = await look(museum, chart, options);
  if (state !== 'same') {
    throw failure;
  }
}

async function remove(
  museum: Museum,
  { metadata }: PackagedChart,
  options: PublishOptions,
): Promise<void> {
  const { name, version } = metadata;
  if (!(await museum.remove(name, version, options))) {
    throw museum.error(
      'conflict',
      `holds a broken archive of chart ${name} ${version} and does not allow removing it (DISABLE_DELETE); take another version, or remove the file in its storage.`,
    );
  }
}

/** Reads back what is there now, and puts the index and the provenance right where they are not. */
async function settle(
  museum: Museum,
  chart: PackagedChart,
  {
    outcome,
    held,
    ...options
  }: PublishOptions &
    Pick<PublishedChart, 'outcome'> & {
      /** The digest of the archive, when it was read a moment ago. */
      readonly held?: string;
    },
): Promise<PublishedChart> {
  const { name, version } = chart.metadata;
  let digest = held ?? (await readBack(museum, chart, options));
  let listing = await listed(museum, chart, { digest, ...options });
  if (listing === 'wrong') {
    await rewrite(museum, chart, options);
    digest = await readBack(museum, chart, options);
    listing = await listed(museum, chart, { digest, ...options });
  }
  if (listing === 'wrong') {
    throw museum.error(
      'corrupt',
      `lists chart ${name} ${version} with another digest than its archive has, even after it was written anew; restart it so that it reads its storage again.`,
    );
  }
  const warnings = [
    listing === 'absent' &&
      `Chart ${name} ${version} is stored but not listed yet: another replica of the museum took it, so a version range sees it only after the cache interval.`,
    await settleProvenance(museum, chart, {
      held: digest,
      outcome,
      ...options,
    }),
  ].filter(warning => typeof warning === 'string');
  return {
    outcome,
    chart: name,
    version,
    digest,
    location: museum.url,
    ...(warnings.length > 0 && { warnings }),
  };
}

async function readBack(
  museum: Museum,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<string> {
  const { name, version } = chart.metadata;
  const bytes = await museum.archive(name, version, options);
  if (!bytes || !(await holdsSameContent(bytes, chart))) {
    throw museum.error(
      'corrupt',
      `holds other bytes for chart ${name} ${version} than were sent; somebody published the same version at the same time. Publish it again, or take another version.`,
    );
  }
  return sha256(bytes);
}

async function listed(
  museum: Museum,
  { metadata }: PackagedChart,
  { digest, ...options }: PublishOptions & { readonly digest: string },
): Promise<Listing> {
  const { name, version } = metadata;
  for (let attempt = 1; ; attempt++) {
    const entry = await museum.version(name, version, options);
    if (entry && (entry.digest === undefined || entry.digest === digest)) {
      return 'right';
    }
    // The index follows its uploads a moment later.
    const wait = museum.http.delay(attempt);
    if (wait === undefined || attempt === LOOKS) {
      return entry ? 'wrong' : 'absent';
    }
    await delay(wait, undefined, { signal: options.signal });
  }
}

// Removing and sending again is at once in the index. What is sent is what was there, so nothing can get lost but by a
// fault between the two, which the next try repairs.
async function rewrite(
  museum: Museum,
  chart: PackagedChart,
  options: PublishOptions,
): Promise<void> {
  const { name, version } = chart.metadata;
  if (await museum.remove(name, version, options)) {
    await upload(museum, chart, options);
  } else {
    await museum.upload(chart, { ...options, force: true });
  }
}

function conflict(
  museum: Museum,
  { metadata }: PackagedChart,
): ChartRegistryError {
  return museum.error(
    'conflict',
    `already has chart ${metadata.name} ${metadata.version} with other content; take another version, or overwrite it.`,
  );
}
