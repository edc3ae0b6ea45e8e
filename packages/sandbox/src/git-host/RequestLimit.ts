import { Clock } from '../Clock';

/** What is left of an account's requests. */
export interface LimitState {
  readonly limit: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
  readonly isExceeded: boolean;
}

/** Counts the requests of each account in windows of time. */
export class RequestLimit {
  private readonly windows = new Map<string, { until: number; used: number }>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    private readonly clock: Clock,
  ) {}

  /** Counts one more request. */
  take(account: string): LimitState {
    const now = this.clock.now().getTime();
    let window = this.windows.get(account);
    if (!window || window.until <= now) {
      window = { until: now + this.windowMs, used: 0 };
      this.windows.set(account, window);
    }
    window.used += 1;
    return {
      limit: this.limit,
      used: Math.min(window.used, this.limit),
      reset: Math.ceil(window.until / 1000),
      isExceeded: window.used > this.limit,
    };
  }
}
