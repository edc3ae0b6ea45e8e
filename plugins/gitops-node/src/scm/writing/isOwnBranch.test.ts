import { isOwnBranch } from './isOwnBranch';

describe('isOwnBranch', () => {
  it.each([
    ['slipway/shop', true],
    ['slipway/change-shop-dev-1f3a5c7e', true],
    ['slipway', false],
    ['slipway-shop', false],
    ['my/slipway/shop', false],
    ['develop', false],
  ])('%s: %s', (branch, expected) => {
    expect(isOwnBranch(branch)).toBe(expected);
  });
});
