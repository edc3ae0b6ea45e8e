import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** Editors write a file in several goes. In milliseconds. */
const QUIET = 50;

/** Paths that changed, handed over in batches. */
export class Changes {
  readonly #signal: AbortSignal;
  readonly #paths = new Set<string>();
  readonly #added = new EventTarget();

  /** @param signal - ends the waiting */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  add(path: string): void {
    this.#paths.add(path);
    this.#added.dispatchEvent(new Event('added'));
  }

  /** What changed since the last call; waits until something does. None when it is told to end. */
  async next(): Promise<readonly string[]> {
    const signal = this.#signal;
    try {
      if (this.#paths.size === 0) {
        await once(this.#added, 'added', { signal });
      }
      await setTimeout(QUIET, undefined, { signal });
    } catch {
      return [];
    }
    const paths = [...this.#paths];
    this.#paths.clear();
    return paths;
  }
}
