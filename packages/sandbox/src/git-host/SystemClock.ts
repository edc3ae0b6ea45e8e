import { Clock } from '../Clock';

/** The system's time. Its timers do not keep a process alive. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = setTimeout(callback, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  }
}
