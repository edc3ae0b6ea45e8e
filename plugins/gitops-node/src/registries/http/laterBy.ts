import { readRetryAfter } from './RetryPolicy';

/** When to try again, by what the registry asked for: `in 30 s`, or `later`. */
export function laterBy(headers: Headers): string {
  const wait = readRetryAfter(headers.get('retry-after'), Date.now());
  return wait === undefined ? 'later' : `in ${Math.ceil(wait / 1000)} s`;
}
