import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RunningCli } from './RunningCli';
import { readTree } from './readTree';
import { writeTree } from './writeTree';

const PROGRAM = resolve(__dirname, '../../bin/slipway');

/** A scratch repository with real git, and the command line run in it as a user would. */
export class CliBench {
  readonly root = mkdtempSync(join(tmpdir(), 'slipway-cli-'));

  slipway(...args: readonly string[]) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [PROGRAM, ...args],
      { cwd: this.root, encoding: 'utf8', maxBuffer: 64 << 20 },
    );
    return { status, stderr, stdout };
  }

  /** The one document on standard output. */
  json(...args: readonly string[]) {
    const { status, stderr, stdout } = this.slipway(...args, '--json');
    return { status, stderr, document: JSON.parse(stdout) };
  }

  /** A run that does not end by itself. */
  start(...args: readonly string[]): RunningCli {
    return new RunningCli(
      spawn(process.execPath, [PROGRAM, ...args], { cwd: this.root }),
    );
  }

  git(...args: readonly string[]): string {
    return execFileSync(
      'git',
      ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args],
      { cwd: this.root, encoding: 'utf8' },
    );
  }

  commitAll(): void {
    if (!this.has('.git')) {
      this.git('init', '--quiet', '--initial-branch=main');
    }
    this.git('add', '.');
    this.git('commit', '--quiet', '--message=Change');
  }

  write(path: string, content: string | Buffer): void {
    writeTree(this.root, [{ path, content: '' }]);
    writeFileSync(join(this.root, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Changes a text that has to be there. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) {
      throw new Error(`${path} does not hold "${from}"`);
    }
    this.write(path, text.replace(from, to));
  }

  /** All files but Git's own. */
  tree() {
    return readTree(this.root).filter(({ path }) => !path.startsWith('.git/'));
  }

  paths(): readonly string[] {
    return this.tree().map(({ path }) => path);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
