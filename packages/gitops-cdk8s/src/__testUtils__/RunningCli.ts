import { ChildProcess } from 'node:child_process';

/** A command that runs until it is told to end. */
export class RunningCli {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = new Promise(done => {
      child.once('exit', done);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.#output += String(chunk);
        child.emit('printed');
      });
    }
  }

  /** Waits until it has printed this, and forgets what it printed up to there. */
  async printed(text: string): Promise<void> {
    while (!this.#output.includes(text)) {
      const printed = new Promise<'printed'>(done => {
        this.#child.once('printed', () => done('printed'));
      });
      const ended = this.#ended.then(() => 'ended' as const);
      if ((await Promise.race([printed, ended])) === 'ended') {
        throw new Error(`it ended without "${text}": ${this.#output}`);
      }
    }
    this.#output = this.#output.slice(this.#output.indexOf(text) + text.length);
  }

  /** @returns the exit code */
  async interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.#ended;
  }
}
