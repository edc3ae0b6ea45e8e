import { closeSync, openSync, readSync, fstatSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_HEADER_SIZE = 30;

/**
 * Reads some files of a ZIP archive into memory, by their names in it. Knows stored and deflated entries of archives
 * below 4 GB. Throws when the archive or a wanted entry is not there.
 */
export function unzip(
  archive: string,
  wanted: readonly string[],
): ReadonlyMap<string, Buffer> {
  const file = openSync(archive, 'r');
  const at = (position: number, length: number) => {
    const buffer = Buffer.alloc(length);
    readSync(file, buffer, 0, length, position);
    return buffer;
  };
  try {
    const size = fstatSync(file).size;
    const tail = at(Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (
      end < 0 ||
      tail.length - end < END_SIZE ||
      tail.readUInt32LE(end) !== END_SIGNATURE
    ) {
      throw new Error(`${archive} is no ZIP archive`);
    }
    const directory = at(
      tail.readUInt32LE(end + 16),
      tail.readUInt32LE(end + 12),
    );
    const found = new Map<string, Buffer>();
    for (let offset = 0; offset + 46 <= directory.length;) {
      if (directory.readUInt32LE(offset) !== ENTRY_SIGNATURE) break;
      const nameLength = directory.readUInt16LE(offset + 28);
      const name = directory.toString(
        'utf8',
        offset + 46,
        offset + 46 + nameLength,
      );
      if (wanted.includes(name)) {
        const start = directory.readUInt32LE(offset + 42);
        const local = at(start, LOCAL_HEADER_SIZE);
        const content = at(
          start +
            LOCAL_HEADER_SIZE +
            local.readUInt16LE(26) +
            local.readUInt16LE(28),
          directory.readUInt32LE(offset + 20),
        );
        const isDeflated = directory.readUInt16LE(offset + 10) === 8;
        found.set(name, isDeflated ? inflateRawSync(content) : content);
      }
      offset +=
        46 +
        nameLength +
        directory.readUInt16LE(offset + 30) +
        directory.readUInt16LE(offset + 32);
    }
    const missing = wanted.find(name => !found.has(name));
    if (missing) throw new Error(`${archive} holds no ${missing}`);
    return found;
  } finally {
    closeSync(file);
  }
}
