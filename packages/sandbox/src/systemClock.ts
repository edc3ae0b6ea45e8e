import { Clock } from './Clock';

/** The machine's own time. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
