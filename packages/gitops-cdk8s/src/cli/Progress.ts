import { CliIo } from './CliIo';

/** Nobody needs to be told of what takes less, in milliseconds. */
const PATIENCE = 500;
const INTERVAL = 100;

/**
 * Tells how far a long run is: on a terminal by one line that is written over, elsewhere by a line at each tenth.
 */
export class Progress {
  readonly #io: Pick<CliIo, 'err' | 'isTerminal'>;
  readonly #total: number;
  readonly #label: string;
  readonly #begun = performance.now();
  #told = -Infinity;
  #tenth = 0;
  #shown = false;

  /** @param label - what is counted: `applications` */
  constructor(
    io: Pick<CliIo, 'err' | 'isTerminal'>,
    total: number,
    label: string,
  ) {
    this.#io = io;
    this.#total = total;
    this.#label = label;
  }

  /** @param done - how many are done */
  tell(done: number): void {
    const now = performance.now();
    if (now - this.#begun < PATIENCE) {
      return;
    }
    const line = `${done} of ${this.#total} ${this.#label}`;
    if (this.#io.isTerminal) {
      if (now - this.#told >= INTERVAL) {
        this.#told = now;
        this.#shown = true;
        this.#io.err(`\r${line}`);
      }
      return;
    }
    const tenth = Math.floor((done * 10) / this.#total);
    if (tenth > this.#tenth && done < this.#total) {
      this.#tenth = tenth;
      this.#io.err(`${line}\n`);
    }
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#shown) {
      this.#io.err('\r\u001b[K');
    }
  }
}
