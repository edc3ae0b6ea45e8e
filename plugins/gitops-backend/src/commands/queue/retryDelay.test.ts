import { retryDelay } from './retryDelay';

const policy = { limit: 4, firstMs: 1000, longestMs: 5000 };

describe('retryDelay', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [4, 5000],
    [5, undefined],
  ])('after failure %d waits %s ms', (failures, expected) => {
    expect(retryDelay(policy, failures)).toBe(expected);
  });
});
