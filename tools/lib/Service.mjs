import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const GRACE_MS = 10_000;
const LINES_SHOWN = 15;

/**
 * A child process with a log file. It ends by its own pid: asked with SIGTERM, and killed when it has not ended after
 * ten seconds.
 */
export class Service {
  #child;
  #exited;

  /**
   * @param {{ readonly name: string, readonly args: readonly string[], readonly cwd: string,
   *   readonly env: Readonly<Record<string, string | undefined>>, readonly logFile: string }} options
   *   `args` are Node's own arguments.
   */
  constructor(options) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.options = options;
  }

  /** Starts the process. Resolves once it runs. */
  async start() {
    const { args, cwd, env, logFile } = this.options;
    await mkdir(dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile);
    this.#child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that Ctrl-C reaches this program alone and it ends the others in order.
      detached: true,
    });
    this.#child.stdout.pipe(log, { end: false });
    this.#child.stderr.pipe(log, { end: false });
    this.#exited = new Promise(resolve =>
      this.#child.once('close', (code, signal) => {
        log.end();
        resolve(signal ?? `exit code ${code}`);
      }),
    );
  }

  /** Resolves with how the process ended. */
  get exited() {
    return this.#exited;
  }

  /**
   * An error message: what became of the service, the end of its log, and where the whole log is.
   *
   * @param {string} what for example `ended (exit code 1)`
   */
  async lastWords(what) {
    const text = await readFile(this.logFile, 'utf8').catch(() => '');
    const end = text.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
    return `The ${this.name} ${what}. Its last words:\n\n${end}\n\nThe whole log: ${this.logFile}`;
  }

  /** Ends the process and resolves when it has ended. */
  async stop() {
    if (!this.#child || this.#child.exitCode !== null) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await this.#exited;
    clearTimeout(timer);
  }
}
