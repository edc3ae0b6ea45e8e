/** Milliseconds to wait when a host says that there were too many requests, and not how long they last. */
const UNSAID_MS = 60_000;
/** No limit of a Git host lasts longer. An answer that says so is wrong, and its date may be none at all. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * How long a host asks to be left alone, in milliseconds, a day at most; undefined when the answer is about something else. GitHub says
 * 403 or 429, with `retry-after` for its secondary limits and `x-ratelimit-reset` for the hourly one; GitLab says 429 with
 * `retry-after` and `ratelimit-reset`. Seconds, and seconds since 1970.
 */
export function rateLimitWait(
  answer: { readonly status: number; readonly headers: Headers },
  now: number,
): number | undefined {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const after = secondsOf(headers.get('retry-after'));
  if (after !== undefined) return Math.min(after * 1000, LONGEST_MS);
  const isSpent =
    (headers.get('x-ratelimit-remaining') ??
      headers.get('ratelimit-remaining')) === '0';
  const reset = secondsOf(
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'),
  );
  if ((isSpent || status === 429) && reset !== undefined) {
    return Math.min(Math.max(0, reset * 1000 - now), LONGEST_MS);
  }
  return status === 429 ? UNSAID_MS : undefined;
}

function secondsOf(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}
