import { FailedAttempt, readRetryAfter, retryDelay } from './RetryPolicy';

describe('retryDelay', () => {
  const failed = { attempt: 1, waitedMs: 0, random: 0 };

  it.each<readonly [string, FailedAttempt, number | undefined]>([
    ['a broken connection', failed, 500],
    ['the third try', { ...failed, attempt: 3 }, 2000],
    ['chance', { ...failed, random: 1 }, 250],
    ['a busy registry', { ...failed, status: 503 }, 500],
    [
      'a registry that says when',
      { ...failed, status: 429, retryAfterMs: 7000 },
      7000,
    ],
    [
      'one that wants more than there is',
      { ...failed, status: 429, retryAfterMs: 61_000 },
      undefined,
    ],
    [
      'a budget that is used up',
      { ...failed, attempt: 2, waitedMs: 59_500 },
      undefined,
    ],
    ['the last try', { ...failed, attempt: 5 }, undefined],
    ...[400, 401, 403, 404, 405, 409, 412, 413, 507].map(
      status => [`${status}`, { ...failed, status }, undefined] as const,
    ),
  ])('after %s', (_, attempt, expected) => {
    expect(retryDelay(attempt)).toBe(expected);
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    [null, undefined],
  ])('%j is %j ms', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});
