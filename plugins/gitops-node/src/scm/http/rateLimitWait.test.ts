import { rateLimitWait } from './rateLimitWait';

const NOW = 1_700_000_000_000;
const soon = String(NOW / 1000 + 30);

describe('rateLimitWait', () => {
  it.each([
    ['a success', 200, { 'retry-after': '5' }, undefined],
    ['a plain refusal', 403, {}, undefined],
    [
      'a refusal with requests left',
      403,
      { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': soon },
      undefined,
    ],
    ['a secondary limit', 403, { 'retry-after': '7' }, 7_000],
    [
      'the hourly limit of GitHub',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon },
      30_000,
    ],
    [
      'a limit that is over already',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
      0,
    ],
    ['the limit of GitLab', 429, { 'ratelimit-reset': soon }, 30_000],
    [
      'a wait that no date can hold',
      429,
      { 'retry-after': '9'.repeat(400) },
      86_400_000,
    ],
    [
      'an end in milliseconds in place of seconds',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${soon}000` },
      86_400_000,
    ],
    ['a limit of unsaid length', 429, {}, 60_000],
    ['a date instead of seconds', 429, { 'retry-after': 'soon' }, 60_000],
  ])('%s', (_name, status, headers, wait) => {
    expect(rateLimitWait({ status, headers: new Headers(headers) }, NOW)).toBe(
      wait,
    );
  });
});
