import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';

const GZIP = 0x1f8b;

/**
 * Unpacks a tar archive, gzipped or not, into a folder that is there. Entries that would leave the folder are an error,
 * links are passed over.
 */
export function extractArchive(archive: Buffer, folder: string): Promise<void> {
  const tar =
    archive.length > 2 && archive.readUInt16BE(0) === GZIP
      ? gunzipSync(archive)
      : archive;
  return new Promise((resolve, reject) => {
    const unpack = extract();
    unpack.on('entry', (header, stream, next) => {
      const path = normalize(header.name);
      if (path.startsWith('..') || path.startsWith('/')) {
        reject(new Error(`illegal filepath in archive: ${header.name}`));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: unknown) => chunks.push(chunk as Buffer));
      stream.on('error', reject);
      stream.on('end', () => {
        if (header.type === 'file' || header.type === 'contiguous-file') {
          const target = join(folder, path);
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, Buffer.concat(chunks));
        }
        next();
      });
    });
    unpack.on('finish', resolve);
    unpack.on('error', reject);
    unpack.end(tar);
  });
}
