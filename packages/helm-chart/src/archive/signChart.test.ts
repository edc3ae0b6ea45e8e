import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey } from 'openpgp';
import { chartOf } from '../testing/chartOf';
import { realHelm, realHelm3 } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { packageChart } from './packageChart';
import { signChart } from './signChart';

// Making a key of this size takes a moment.
jest.setTimeout(60_000);

describe('signChart', () => {
  let key: { readonly privateKey: string; readonly keyring: Uint8Array };

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKey({
      type: 'rsa',
      rsaBits: 2048,
      userIDs: [{ name: 'Release', email: 'release@example.com' }],
      passphrase: 'very-secret',
      format: 'object',
    });
    key = { privateKey: privateKey.armor(), keyring: publicKey.write() };
  });

  const sign = async (passphrase?: string) =>
    signChart(await packageChart(chartOf()), {
      privateKey: key.privateKey,
      passphrase,
    });

  it('signs Chart.yaml and the digest of the archive', async () => {
    const { provenance, digest } = await sign('very-secret');
    expect(provenance).toContain(
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\napiVersion: v2\nname: demo\nversion: 1.2.3\n\n...\nfiles:\n  demo-1.2.3.tgz: ${digest}\n-----BEGIN PGP SIGNATURE-----\n`,
    );
  });

  it.each([
    ['another passphrase', () => sign('wrong-secret')],
    ['no passphrase', () => sign()],
    [
      'something that is no key',
      async () =>
        signChart(await packageChart(chartOf()), { privateKey: 'very-secret' }),
    ],
  ])('refuses %s, without saying it', async (_, attempt) => {
    const failure = await attempt().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ChartError' });
    expect(String((failure as Error).stack)).not.toContain('-secret');
  });

  describe.each([
    ['3', realHelm3()],
    ['4', realHelm()],
  ])('and helm %s', (_, helm) => {
    (helm ? describe : describe.skip)('where it is', () => {
      it('is verified by it, and only unchanged', async () => {
        const folder = writeFolder({});
        try {
          const { bytes, fileName, provenance } = await sign('very-secret');
          const archive = join(folder, fileName);
          const keyring = join(folder, 'keyring.gpg');
          writeFileSync(archive, bytes);
          writeFileSync(`${archive}.prov`, provenance);
          writeFileSync(keyring, key.keyring);
          const verify = () => helm!('verify', '--keyring', keyring, archive);
          expect(await verify()).toContain('Release');
          const other = await packageChart(chartOf({ 'README.md': 'other' }));
          writeFileSync(archive, other.bytes);
          await expect(verify()).rejects.toThrow(/sum|hash|digest/i);
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    });
  });
});
