import { PackagedChart } from '@slipway/helm-chart';

/** A chart with a provenance as Helm writes it, signed by nobody. */
export function signedChart(
  chart: PackagedChart,
  signature = 'nobody',
): PackagedChart & { readonly provenance: string } {
  const { name, version } = chart.metadata;
  return {
    ...chart,
    provenance: [
      ...['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', ''],
      ...[`name: ${name}`, `version: ${version}`, '', '...'],
      ...['files:', `  ${chart.fileName}: ${chart.digest}`],
      ...['-----BEGIN PGP SIGNATURE-----', '', signature],
      ...['-----END PGP SIGNATURE-----', ''],
    ].join('\n'),
  };
}
