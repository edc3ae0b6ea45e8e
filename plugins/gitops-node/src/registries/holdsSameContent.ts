import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PackagedChart } from '@slipway/helm-chart';
import { sha256 } from './sha256';

const LARGEST = 110 << 20;

/**
 * True when an archive is the chart: the same bytes, or the same files compressed by another version of zlib.
 */
export async function holdsSameContent(
  archive: Uint8Array,
  chart: PackagedChart,
): Promise<boolean> {
  if (sha256(archive) === chart.digest) {
    return true;
  }
  try {
    const tar = await promisify(unpack)(archive);
    return sha256(tar) === chart.contentDigest;
  } catch {
    return false;
  }
}

function unpack(
  archive: Uint8Array,
  done: (error: Error | null, tar: Buffer) => void,
): void {
  gunzip(archive, { maxOutputLength: LARGEST }, done);
}
