import { PackagedChart } from '@slipway/helm-chart';
import { PublishedChart, RequestOptions } from '../ChartRegistry';
import { signs } from '../signs';
import { Museum } from './Museum';

/**
 * Sees to the provenance beside an archive that is in the museum: one that is missing, or belongs to other content, is
 * sent; one that fits stays, whoever signed it. The museum cannot remove one alone.
 *
 * @returns a sentence when the archive stays without one that fits
 * @throws ChartRegistryError
 */
export async function settleProvenance(
  museum: Museum,
  chart: PackagedChart,
  {
    held,
    outcome,
    ...options
  }: RequestOptions & {
    /** Digest of the archive in the museum. */
    readonly held: string;
    readonly outcome: PublishedChart['outcome'];
  },
): Promise<string | undefined> {
  const { name, version } = chart.metadata;
  if (chart.provenance === undefined) {
    const left =
      outcome === 'overwritten'
        ? await museum.provenance(name, version, options)
        : undefined;
    return left === undefined || signs(left, held)
      ? undefined
      : `Chart ${name} ${version} still has the provenance of the content that it replaced, so helm refuses to verify it; publish it signed, or take another version.`;
  }
  if (held !== chart.digest) {
    return `Chart ${name} ${version} was there already, compressed by another program, so the provenance does not fit its archive and was not sent; publish the next version signed.`;
  }
  const there = await museum.provenance(name, version, options);
  if (there !== undefined && signs(there, held)) {
    return undefined;
  }
  await museum.sendProvenance(chart, chart.provenance, {
    ...options,
    force: there !== undefined,
  });
  const now = await museum.provenance(name, version, options);
  if (now === undefined || !signs(now, held)) {
    throw museum.error(
      'conflict',
      `keeps another provenance beside chart ${name} ${version} (DISABLE_FORCE_OVERWRITE); take another version, or remove the .prov file in its storage.`,
    );
  }
  return undefined;
}
