import { createRequire } from 'node:module';

/** A key of OpenPGP made for one test. */
export interface SigningKey {
  /** Armoured. */
  readonly privateKey: string;
  /** The public key as `helm verify --keyring` reads it. */
  readonly keyring: Uint8Array;
}

interface KeyMaker {
  generateKey(options: object): Promise<{
    readonly privateKey: { armor(): string };
    readonly publicKey: { write(): Uint8Array };
  }>;
}

/** Makes a key with the library that charts are signed with. */
export async function makeSigningKey(): Promise<SigningKey> {
  const ofCharts = createRequire(
    require.resolve('@slipway/helm-chart/package.json'),
  );
  const { generateKey } = ofCharts('openpgp') as KeyMaker;
  const { privateKey, publicKey } = await generateKey({
    type: 'rsa',
    rsaBits: 2048,
    userIDs: [{ name: 'Release', email: 'release@example.com' }],
    format: 'object',
  });
  return { privateKey: privateKey.armor(), keyring: publicKey.write() };
}
