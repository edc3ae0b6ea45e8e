import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A working copy whose commits go to the repository that Argo CD reads. */
export class GitFixture {
  readonly #work: string;

  constructor(work: string, pushUrl: string) {
    this.#work = work;
    execFileSync('git', ['init', '-q', '-b', 'main', work]);
    this.#git('remote', 'add', 'origin', pushUrl);
    try {
      this.#git('pull', '-q', 'origin', 'main');
    } catch {
      // An empty repository has nothing to begin from.
    }
  }

  push(folder: string, files: Readonly<Record<string, string>>): string {
    rmSync(join(this.#work, folder), { recursive: true, force: true });
    for (const [file, content] of Object.entries(files)) {
      const path = join(this.#work, folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    this.#git('add', '-A');
    this.#git('commit', '-q', '--allow-empty', '-m', `Change ${folder}`);
    this.#git('push', '-q', 'origin', 'HEAD:main');
    return this.#git('rev-parse', 'HEAD').trim();
  }

  #git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=contract',
      '-c',
      'user.email=contract@example.com',
    ];
    return execFileSync('git', ['-C', this.#work, ...identity, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  }
}
