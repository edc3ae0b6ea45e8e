import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { ArchiveError } from './ArchiveError';
import { ChartMetadata } from './ChartMetadata';
import { readChartMetadata } from './readChartMetadata';

/** The parts of an archive that ChartMuseum reads. */
export interface ChartArchive {
  readonly metadata: ChartMetadata;
  /** By path below the chart's folder: `templates/web.yaml`. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const LARGEST = 100 << 20;
const GZIP_HEADER = 10;

/**
 * Reads a chart as Helm's loader does.
 *
 * @throws ArchiveError with the loader's words
 */
export async function readChartArchive(bytes: Buffer): Promise<ChartArchive> {
  if (bytes.length === 0) {
    throw new ArchiveError('EOF');
  }
  if (bytes.length < GZIP_HEADER) {
    throw new ArchiveError('unexpected EOF');
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    throw new ArchiveError('gzip: invalid header');
  }
  const files = await readFiles(bytes);
  const chart = files.get('Chart.yaml');
  if (!chart) {
    throw new ArchiveError('Chart.yaml file is missing');
  }
  return { metadata: readChartMetadata(chart.toString('utf8')), files };
}

async function readFiles(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const gunzip = createGunzip();
  const tar = extract();
  gunzip.on('error', error => tar.destroy(error));
  Readable.from([bytes]).pipe(gunzip).pipe(tar);
  let size = 0;
  try {
    for await (const entry of tar) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) {
        size += (chunk as Buffer).length;
        if (size > LARGEST) {
          throw new ArchiveError(
            `decompressed chart is larger than the maximum size ${LARGEST}`,
          );
        }
        chunks.push(chunk as Buffer);
      }
      const path = entry.header.name.replace(/^\.\//, '');
      const slash = path.indexOf('/');
      if (entry.header.type === 'file' && slash > 0) {
        files.set(path.slice(slash + 1), Buffer.concat(chunks));
      }
    }
  } catch (error) {
    if (error instanceof ArchiveError) {
      throw error;
    }
    throw new ArchiveError('unexpected EOF');
  } finally {
    gunzip.destroy();
  }
  return files;
}
