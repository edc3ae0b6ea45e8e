import { percentile } from './percentile';

describe('percentile', () => {
  it.each([
    [[7], 0.5, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
    [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
    [[5, 6], 0, 5],
    [[5, 6], 1, 6],
  ])('%j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('orders numbers as numbers', () => {
    expect(percentile([10, 9, 100], 0.5)).toBe(10);
  });

  it('refuses nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('give at least one value');
  });
});
