import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** A working copy of a GitOps repository: the rim of the command line. */
export class GitopsRepository {
  readonly #root: string;

  /** @param root - the working copy's folder */
  constructor(root: string) {
    this.#root = root;
  }

  /** Paths of the files below a folder, sorted; none when there is no such folder. */
  async list(folder: string): Promise<readonly string[]> {
    const entries = await readdir(join(this.#root, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(ignoreMissing);
    return (entries ?? [])
      .filter(entry => entry.isFile())
      .map(entry =>
        relative(this.#root, join(entry.parentPath, entry.name))
          .split(sep)
          .join('/'),
      )
      .sort();
  }

  /** Undefined when there is no such file. */
  async read(path: string): Promise<string | undefined> {
    return readFile(join(this.#root, path), 'utf8').catch(ignoreMissing);
  }

  /** Writes the files that differ and gives their paths. */
  async write(files: readonly GeneratedFile[]): Promise<readonly string[]> {
    const written: string[] = [];
    for (const { content, path } of files) {
      if ((await this.read(path)) !== content) {
        const file = join(this.#root, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content, 'utf8');
        written.push(path);
      }
    }
    return written;
  }

  async remove(paths: readonly string[]): Promise<void> {
    await Promise.all(
      paths.map(path => rm(join(this.#root, path), { force: true })),
    );
  }

  /** A file's text by Git's id of it; undefined when Git does not have it. */
  async readBlob(id: string): Promise<string | undefined> {
    try {
      const { stdout } = await promisify(execFile)(
        'git',
        ['cat-file', 'blob', id],
        { cwd: this.#root, maxBuffer: 16 * 1024 * 1024 },
      );
      return stdout;
    } catch {
      return undefined;
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') {
    return undefined;
  }
  throw error;
}
