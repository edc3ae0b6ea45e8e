import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Chart } from '../chart/Chart';
import { chartFromFiles } from '../chart/chartFromFiles';
import { ChartError } from '../ChartError';
import { ArchiveReader } from './ArchiveReader';
import { tarStream } from './tarStream';

/**
 * Reads a chart archive that somebody else made. Nothing is written; names that climb out of the chart, links, several
 * top folders and archives that unpack to more than Helm loads are refused.
 *
 * @throws ChartError
 *
 * @public
 */
export async function readChartArchive(bytes: Uint8Array): Promise<Chart> {
  const gunzip = createGunzip();
  const tar = tarStream().extract();
  gunzip.on('error', error => tar.destroy(error));
  Readable.from([Buffer.from(bytes)])
    .pipe(gunzip)
    .pipe(tar);
  const reader = new ArchiveReader();
  try {
    for await (const entry of tar) {
      await reader.add(entry.header, entry);
    }
  } catch (error) {
    if (error instanceof ChartError) {
      throw error;
    }
    throw new ChartError(
      'The archive is cut or is no .tgz; package the chart again.',
    );
  } finally {
    gunzip.destroy();
  }
  return chartFromFiles(reader.files);
}
