import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LINES_SHOWN = 15;

/** Commands that run to their end, each with a log file; all that still run can be ended by their own pids. */
export class ChildProcesses {
  #running = new Set();
  #stopped = false;

  /**
   * Runs a program. Rejects with the end of its log when it fails.
   *
   * @param {{ readonly command: string, readonly args: readonly string[], readonly cwd: string,
   *   readonly env?: Readonly<Record<string, string | undefined>>, readonly logFile: string }} options
   *   `env` is added to this process's; undefined takes a variable away
   */
  async run({ command, args, cwd, env, logFile }) {
    if (this.#stopped) throw new Error('The run was ended.');
    await mkdir(dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile);
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Yarn's and npm's own children end with it.
      detached: true,
    });
    this.#running.add(child);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const how = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(signal ?? code));
    }).finally(() => this.#running.delete(child));
    await new Promise(resolve => log.end(resolve));
    if (how === 0) return;
    const text = await readFile(logFile, 'utf8');
    const end = text.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
    throw new Error(
      `'${args.join(' ')}' ended with ${how}. Its last words:\n\n${end}\n\nThe whole log: ${logFile}`,
    );
  }

  /** Ends what runs, and lets nothing begin any more. */
  stop() {
    this.#stopped = true;
    for (const child of this.#running) {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It has ended in the meantime.
      }
    }
  }
}
