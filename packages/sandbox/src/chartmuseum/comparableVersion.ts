import { SemVer } from 'semver';

const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** A version as Helm compares it: a leading `v` and missing parts are fine, build metadata does not count. */
export function comparableVersion(text: string): SemVer | undefined {
  const parts = VERSION.exec(text);
  if (!parts) {
    return undefined;
  }
  const [, major, minor = '0', patch = '0', pre = ''] = parts;
  try {
    return new SemVer(
      `${[major, minor, patch].map(part => BigInt(part)).join('.')}${pre}`,
    );
  } catch {
    return undefined;
  }
}
