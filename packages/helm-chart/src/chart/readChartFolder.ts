import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChartError } from '../ChartError';
import { limits } from '../limits';
import { Chart, ChartFile } from './Chart';
import { chartFromFiles } from './chartFromFiles';
import { HelmIgnore, helmIgnore } from './helmIgnore';

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
  await walk({ folder, ignored, files, size: 0 }, '');
  return chartFromFiles(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

interface Walk {
  readonly folder: string;
  readonly ignored: HelmIgnore;
  readonly files: ChartFile[];
  size: number;
}

async function readIgnoreFile(folder: string): Promise<string> {
  const path = join(folder, '.helmignore');
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? readFile(path, 'utf8') : '';
}

async function walk(state: Walk, below: string): Promise<void> {
  const entries = await readdir(join(state.folder, below), {
    withFileTypes: true,
  }).catch(() => {
    throw new ChartError(
      'The chart folder cannot be read; check that it exists.',
    );
  });
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (state.ignored(path, entry.isDirectory())) {
      continue;
    }
    if (entry.isDirectory()) {
      await walk(state, path);
    } else if (entry.isFile()) {
      await addFile(state, path);
    } else {
      throw new ChartError(
        `${path} is a link or a special file, which a chart cannot carry; put a plain file there, or name it in .helmignore.`,
      );
    }
  }
}

async function addFile(state: Walk, path: string): Promise<void> {
  const { size } = await lstat(join(state.folder, path));
  state.size += size;
  if (size > limits.file) {
    throw new ChartError(
      `${path} has ${size} bytes and Helm loads no file above ${limits.file}; name it in .helmignore, or make it smaller.`,
    );
  }
  if (state.size > limits.unpacked || state.files.length >= limits.files) {
    throw new ChartError(
      `The chart is larger than the ${limits.unpacked} bytes or ${limits.files} files that can be loaded again; name what is not needed in .helmignore.`,
    );
  }
  state.files.push({
    path,
    content: await readFile(join(state.folder, path)),
  });
}
