import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ChartError } from '../ChartError';
import { limits } from '../limits';
import { Chart, ChartFile } from './Chart';
import { chartFromFiles } from './chartFromFiles';
import { HelmIgnore, helmIgnore } from './helmIgnore';

const SLICE_MS = 5;
const SLAB_BYTES = 256 << 10;
// Windows has no such flag.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * Reads a chart from a folder, without what its `.helmignore` leaves out. Symbolic links are refused: a chart that
 * somebody else wrote could otherwise pack any file of this machine.
 *
 * @param folder - The folder that holds Chart.yaml
 * @throws ChartError when it is no chart, or larger than Helm can load
 *
 * @public
 */
export async function readChartFolder(folder: string): Promise<Chart> {
  const ignored = helmIgnore(await readIgnoreFile(folder));
  const files: ChartFile[] = [];
  const slab = Buffer.alloc(0);
  const sliceBegan = performance.now();
  await walk({ folder, ignored, files, size: 0, slab, sliceBegan }, '');
  return chartFromFiles(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

interface Walk {
  readonly folder: string;
  readonly ignored: HelmIgnore;
  readonly files: ChartFile[];
  size: number;
  /** Memory for the next files. */
  slab: Buffer;
  /** When the event loop was last free, by `performance.now()`. */
  sliceBegan: number;
}

async function readIgnoreFile(folder: string): Promise<string> {
  const path = join(folder, '.helmignore');
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? readFile(path, 'utf8') : '';
}

// Files are read in slices without a promise each: that is many times faster, and others still get their turn.
async function walk(state: Walk, below: string): Promise<void> {
  for (const entry of entriesOf(join(state.folder, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (state.ignored(path, entry.isDirectory())) {
      continue;
    }
    if (entry.isDirectory()) {
      await walk(state, path);
    } else if (entry.isFile()) {
      addFile(state, path);
    } else {
      throw new ChartError(
        `${path} is a link or a special file, which a chart cannot carry; put a plain file there, or name it in .helmignore.`,
      );
    }
    if (performance.now() - state.sliceBegan > SLICE_MS) {
      await nextTurn();
      state.sliceBegan = performance.now();
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new ChartError(
      'The chart folder cannot be read; check that it exists.',
    );
  }
}

function addFile(state: Walk, path: string): void {
  if (state.files.length >= limits.files) {
    throw tooLarge();
  }
  const content = readUpTo(join(state.folder, path), state);
  if (!content) {
    throw new ChartError(
      `${path} has more bytes than the ${limits.file} of a file that Helm loads; name it in .helmignore, or make it smaller.`,
    );
  }
  state.size += content.length;
  if (state.size > limits.unpacked) {
    throw tooLarge();
  }
  state.files.push({ path, content });
}

// What became a link since the folder was listed is not followed.
function readUpTo(file: string, state: Walk): Buffer | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | NO_FOLLOW);
  try {
    const { size } = fstatSync(descriptor);
    if (size > limits.file) {
      return undefined;
    }
    const content = memoryFor(size, state);
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, content, length, size - length, null);
      if (read === 0) {
        break;
      }
      length += read;
    }
    return content.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

// The files of a chart live and die together, and a thousand small memories cost more than reading them.
function memoryFor(size: number, state: Walk): Buffer {
  if (size > SLAB_BYTES / 4) {
    return Buffer.allocUnsafe(size);
  }
  if (size > state.slab.length) {
    state.slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
  }
  const memory = state.slab.subarray(0, size);
  state.slab = state.slab.subarray(size);
  return memory;
}

function tooLarge(): ChartError {
  return new ChartError(
    `The chart is larger than the ${limits.unpacked} bytes or ${limits.files} files that can be loaded again; name what is not needed in .helmignore.`,
  );
}
