import { createHash } from 'node:crypto';

const LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha512: 128 };

/** The digest of some bytes: `sha256:` and hex. */
export function digestOf(
  bytes: Uint8Array,
  algorithm: 'sha256' | 'sha512' = 'sha256',
): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** What is wrong with the form of a digest, in the registry's words; undefined when nothing is. */
export function digestProblem(digest: string): string | undefined {
  const [, algorithm, hex] = /^([^:]+):(.*)$/.exec(digest) ?? [];
  if (algorithm === undefined) {
    return 'invalid checksum digest format';
  }
  if (!Object.hasOwn(LENGTHS, algorithm)) {
    return 'unsupported digest algorithm';
  }
  if (hex.length !== LENGTHS[algorithm]) {
    return 'invalid checksum digest length';
  }
  return /^[0-9a-f]+$/.test(hex) ? undefined : 'invalid checksum digest format';
}

/** True when the bytes have this digest. */
export function hasDigest(bytes: Uint8Array, digest: string): boolean {
  return (
    digest ===
    digestOf(bytes, digest.startsWith('sha512:') ? 'sha512' : 'sha256')
  );
}
