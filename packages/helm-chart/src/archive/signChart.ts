import { chartYaml } from '../chart/chartYaml';
import { ChartError } from '../ChartError';
import { stringifyYaml } from '../yaml/stringifyYaml';
import { PackagedChart } from './packageChart';

/**
 * Who signs a chart.
 *
 * @public
 */
export interface SignChartOptions {
  /** The private key, ASCII-armoured as `gpg --export-secret-keys --armor` writes it. */
  readonly privateKey: string;
  /** What the key is locked with. */
  readonly passphrase?: string;
}

/**
 * Adds a provenance to a packaged chart: Chart.yaml and the digest of the archive, clear-signed with OpenPGP, as
 * `helm package --sign` makes it and `helm verify` reads it.
 *
 * @throws ChartError when the key cannot be read or unlocked; never with a part of it
 *
 * @public
 */
export async function signChart(
  chart: PackagedChart,
  { privateKey, passphrase }: SignChartOptions,
): Promise<PackagedChart & { readonly provenance: string }> {
  const openpgp = loadOpenPgp();
  const locked = await openpgp
    .readPrivateKey({ armoredKey: privateKey })
    .catch(() => {
      throw new ChartError(
        'The signing key cannot be read; give the armoured text of an OpenPGP private key.',
      );
    });
  const key = locked.isDecrypted()
    ? locked
    : await openpgp
        .decryptKey({ privateKey: locked, passphrase: passphrase ?? '' })
        .catch(() => {
          throw new ChartError(
            'The signing key cannot be unlocked; check its passphrase.',
          );
        });
  const files = stringifyYaml({ files: { [chart.fileName]: chart.digest } });
  const message = await openpgp.createCleartextMessage({
    // Its last line break belongs to the signature, as where Helm writes it.
    text: `${chartYaml(chart.metadata)}\n...\n${files.trimEnd()}`,
  });
  const provenance = await openpgp.sign({
    message,
    signingKeys: key,
    config: { preferredHashAlgorithm: openpgp.enums.hash.sha512 },
  });
  return { ...chart, provenance: provenance.replaceAll('\r\n', '\n') };
}

// Large, and needed by few: it is loaded when something is signed.
function loadOpenPgp(): typeof import('openpgp') {
  return require('openpgp');
}
