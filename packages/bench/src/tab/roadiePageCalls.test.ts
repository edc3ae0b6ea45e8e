import { roadiePageCalls } from './roadiePageCalls';
import { parseTabSizes } from './TabSize';

describe('roadiePageCalls', () => {
  it.each([
    ['1x1', 10, 13],
    ['3x5', 10, 143],
    ['5x10', 10, 462],
    ['2x3', 4, 24],
    ['1x1', 0, 4],
  ])('%s with %d entries makes %d calls', (name, history, expected) => {
    const [size] = parseTabSizes(name);
    expect(roadiePageCalls(size, history)).toBe(expected);
  });
});
