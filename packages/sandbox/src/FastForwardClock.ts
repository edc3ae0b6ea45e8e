import { Clock } from './Clock';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
  cancelLive?: () => void;
}

/**
 * Time that begins in the past, is moved by hand, and becomes the machine's own with `goLive`. With it the sandbox lives
 * through its demo's history at its first start: everything that happened carries the date on which it happened.
 */
export class FastForwardClock implements Clock {
  #now: number;
  #live = false;
  readonly #timers = new Set<Timer>();

  /** @param start - where time begins; the machine's time when left out */
  constructor(start?: Date) {
    this.#now = start?.getTime() ?? 0;
    if (!start) this.#live = true;
  }

  now(): Date {
    return new Date(this.#live ? Date.now() : this.#now);
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer: Timer = { due: this.now().getTime() + milliseconds, callback };
    this.#timers.add(timer);
    if (this.#live) this.#arm(timer);
    return () => {
      timer.cancelLive?.();
      this.#timers.delete(timer);
    };
  }

  /**
   * Moves time on to a moment, if it is not past it already. A timer that falls due runs once, however often it would
   * have run again meanwhile: months are skipped in one step.
   */
  moveTo(moment: Date): void {
    if (this.#live) return;
    this.#now = Math.max(this.#now, moment.getTime());
    [...this.#timers]
      .filter(timer => timer.due <= this.#now)
      .sort((a, b) => a.due - b.due)
      .forEach(timer => {
        // One that ran before it may have cancelled it.
        if (this.#timers.delete(timer)) timer.callback();
      });
  }

  /** From now on time is the machine's. What was due meanwhile runs at once. */
  goLive(): void {
    if (this.#live) return;
    this.#live = true;
    this.#timers.forEach(timer => this.#arm(timer));
  }

  #arm(timer: Timer): void {
    const wait = Math.max(0, timer.due - Date.now());
    const handle = setTimeout(() => {
      if (this.#timers.delete(timer)) timer.callback();
    }, wait);
    timer.cancelLive = () => clearTimeout(handle);
  }
}
