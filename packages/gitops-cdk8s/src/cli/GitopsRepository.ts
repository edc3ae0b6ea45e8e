import { isUtf8 } from 'node:buffer';
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { changeFiles, FileChange, recoverFiles } from './changeFiles';
import { filesBelow } from './filesBelow';

/** Larger files are none that a person wrote, nor any that the generator made. In bytes. */
const LARGEST = 10_000_000;

/** A working copy of a GitOps repository: the rim of the command line. */
export class GitopsRepository {
  readonly #root: string;

  /** @param root - the working copy's folder */
  constructor(root: string) {
    this.#root = root;
  }

  get root(): string {
    return this.#root;
  }

  /** Paths of the files below a folder, sorted; none when there is no such folder. */
  list(folder: string): readonly string[] {
    return [...filesBelow(this.#root, folder)].sort();
  }

  /**
   * The text of a file; undefined when there is no such file. Throws for one that is too large to be meant, and for one
   * that is not UTF-8.
   */
  read(path: string): string | undefined {
    const file = join(this.#root, path);
    const bytes = read(() => {
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) {
        return undefined;
      }
      if (size > LARGEST) {
        throw new Error(
          `${path}: the file has ${Math.round(size / 1e6)} MB; at most ${LARGEST / 1e6} MB are read, so move what is large out of it.`,
        );
      }
      return readFileSync(file);
    });
    return bytes && decode(bytes, path);
  }

  /** Those of the files that are not there, or have another content. */
  differing(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
    const folders = new Map<string, boolean>();
    const isThere = (folder: string) => {
      const known = folders.get(folder) ?? existsSync(join(this.#root, folder));
      folders.set(folder, known);
      return known;
    };
    return files.filter(({ content, path }) => {
      // Asked once for each folder: a new package is not looked for file by file.
      if (!isThere(dirname(path))) {
        return true;
      }
      const bytes = read(() => readFileSync(join(this.#root, path)));
      return !bytes || bytes.toString('utf8') !== content;
    });
  }

  /**
   * Changes files all at once, or none of them.
   *
   * @param tell - is told how many of them are written
   */
  change(change: FileChange, tell?: (written: number) => void): void {
    changeFiles(this.#root, change, tell);
  }

  /** Puts back what an earlier run, killed half-way, left behind. */
  recover(): void {
    recoverFiles(this.#root);
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

  /** Those of the ids that Git has an object of, asked in one go; none where there is no Git. */
  async knownBlobs(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) {
      return new Set();
    }
    const git = spawn('git', ['cat-file', '--batch-check'], {
      cwd: this.#root,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    git.stdout.on('data', chunk => chunks.push(chunk));
    git.stdin.on('error', () => {});
    git.stdin.end(`${ids.join('\n')}\n`);
    await new Promise<void>(resolve => {
      git.on('close', () => resolve());
      git.on('error', () => resolve());
    });
    return new Set(
      Buffer.concat(chunks)
        .toString('utf8')
        .split('\n')
        .map(line => line.split(' '))
        .filter(([, type]) => type === 'blob')
        .map(([id]) => id),
    );
  }
}

function read<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function decode(bytes: Buffer, path: string): string {
  if (!isUtf8(bytes)) {
    throw new Error(`${path}: the file is not UTF-8; save it as UTF-8 text.`);
  }
  return bytes.toString('utf8');
}
