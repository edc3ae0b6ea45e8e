import { Clock } from '../../Clock';

/** Named timers on a clock; setting one again replaces it. With no time to wait it is the next turn of the event loop. */
export class Timers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  has(key: string): boolean {
    return this.#cancels.has(key);
  }

  set(key: string, milliseconds: number, work: () => void): void {
    if (this.#stopped) return;
    this.#cancels.get(key)?.();
    const run = () => {
      this.#cancels.delete(key);
      work();
    };
    if (milliseconds > 0) {
      this.#cancels.set(key, this.#clock.after(milliseconds, run));
      return;
    }
    const handle = setImmediate(run);
    this.#cancels.set(key, () => clearImmediate(handle));
  }

  /** Cancels all; none is set any more. */
  stop(): void {
    this.#stopped = true;
    this.#cancels.forEach(cancel => cancel());
    this.#cancels.clear();
  }
}
