import { Clock } from '../Clock';

/** One timer for each name. One that is due sooner takes the place of a later one. */
export class DueTimers {
  readonly #clock: Clock;
  readonly #timers = new Map<string, { due: number; cancel: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `run` once, `milliseconds` from now, unless this name is due sooner already. */
  set(name: string, milliseconds: number, run: () => void): void {
    const wait = Math.max(0, milliseconds);
    const due = this.#clock.now().getTime() + wait;
    const running = this.#timers.get(name);
    if (running && running.due <= due) return;
    running?.cancel();
    const cancel = this.#clock.after(wait, () => {
      this.#timers.delete(name);
      run();
    });
    this.#timers.set(name, { due, cancel });
  }

  /** Ends all timers; none of them calls any more. */
  clear(): void {
    this.#timers.forEach(({ cancel }) => cancel());
    this.#timers.clear();
  }
}
