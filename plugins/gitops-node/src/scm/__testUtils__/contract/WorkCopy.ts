import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What somebody commits by hand; a file without content is removed. */
export interface HandMadeCommit {
  readonly files: Readonly<Record<string, string | Buffer | undefined>>;
  /** @default 'main' */
  readonly branch?: string;
  /** @default the branch itself, or main when it is new */
  readonly from?: string;
}

/** A clone in which the contract suite works as people do: with git. */
export class WorkCopy {
  private constructor(private readonly folder: string) {}

  static async of(cloneUrl: string): Promise<WorkCopy> {
    const copy = new WorkCopy(await mkdtemp(join(tmpdir(), 'scm-contract-')));
    await copy.git('clone', '--quiet', cloneUrl, '.');
    return copy;
  }

  /** One commit on a branch, pushed. Returns its sha. */
  async commit({ files, branch = 'main', from }: HandMadeCommit) {
    await this.git('fetch', '--quiet', '--prune', 'origin');
    const isThere = await this.git(
      'branch',
      '--remotes',
      '--list',
      `origin/${branch}`,
    );
    const start = from ?? (isThere ? `origin/${branch}` : 'origin/main');
    await this.git('checkout', '--quiet', '--force', '-B', branch, start);
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (content === undefined) {
        await rm(file);
      } else {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', 'By hand');
    await this.git('push', '--quiet', 'origin', branch);
    return this.shaOf('HEAD');
  }

  /** Makes a file executable, in a commit of its own. */
  async makeExecutable(path: string): Promise<void> {
    await this.git('update-index', '--chmod=+x', path);
    await this.git('commit', '--quiet', '--message', 'Executable');
    await this.git('push', '--quiet', 'origin', 'HEAD');
  }

  /** Makes a symbolic link, in a commit of its own on the branch that is checked out. */
  async link(path: string, target: string): Promise<void> {
    await symlink(target, join(this.folder, path));
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', 'Link');
    await this.git('push', '--quiet', 'origin', 'HEAD');
  }

  /** The sha of what git calls `name`, after a fetch. */
  async shaOf(name: string): Promise<string> {
    await this.git('fetch', '--quiet', '--prune', 'origin');
    return this.git('rev-parse', name);
  }

  /** What `git ls-tree` says of a path. */
  async entryOf(ref: string, path: string): Promise<string> {
    await this.git('fetch', '--quiet', '--prune', 'origin');
    return this.git('ls-tree', ref, path);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async git(...args: string[]): Promise<string> {
    const identity = ['user.name=Ann', 'user.email=ann@example.com'];
    const { stdout } = await run(
      'git',
      [...identity.flatMap(one => ['-c', one]), ...args],
      {
        cwd: this.folder,
        env: {
          PATH: process.env.PATH,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: devNull,
          GIT_TERMINAL_PROMPT: '0',
        },
        maxBuffer: 16 * 1024 * 1024,
      },
    );
    return stdout.trim();
  }
}
