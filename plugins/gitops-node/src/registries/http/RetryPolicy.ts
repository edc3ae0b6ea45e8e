/**
 * How often and how long a registry is asked again.
 *
 * @public
 */
export interface RetryOptions {
  /**
   * Requests in all, the first one included.
   *
   * @defaultValue 5
   */
  readonly attempts?: number;
  /**
   * Milliseconds before the second request; doubled each time, and shortened by up to a half at random.
   *
   * @defaultValue 500
   */
  readonly firstDelayMs?: number;
  /**
   * Milliseconds that may be spent waiting for one request. A registry that asks for longer is not waited for.
   *
   * @defaultValue 60000
   */
  readonly totalDelayMs?: number;
}

/** What happened, as far as trying again depends on it. */
export interface FailedAttempt {
  /** From 1. */
  readonly attempt: number;
  /** Undefined when the connection broke or nothing came in time. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** Milliseconds waited before. */
  readonly waitedMs: number;
  /** 0 to 1. */
  readonly random: number;
}

const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** True for answers that another try may better. */
export function isTransient(status: number): boolean {
  return TRANSIENT.has(status);
}

/** Milliseconds until the next try; undefined when there is to be none. */
export function retryDelay(
  { attempt, status, retryAfterMs, waitedMs, random }: FailedAttempt,
  options: RetryOptions = {},
): number | undefined {
  const { attempts = 5, firstDelayMs = 500, totalDelayMs = 60_000 } = options;
  if (attempt >= attempts || (status !== undefined && !isTransient(status))) {
    return undefined;
  }
  const wait =
    retryAfterMs ?? firstDelayMs * 2 ** (attempt - 1) * (1 - random / 2);
  return waitedMs + wait > totalDelayMs ? undefined : wait;
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or a date by RFC 9110. */
export function readRetryAfter(
  header: string | null,
  now: number,
): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
