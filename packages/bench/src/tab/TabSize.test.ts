import { parseTabSizes } from './TabSize';

describe('parseTabSizes', () => {
  it('reads a list', () => {
    expect(parseTabSizes('1x1, 5x10')).toEqual([
      { name: '1x1', instances: 1, applications: 1 },
      { name: '5x10', instances: 5, applications: 10 },
    ]);
  });

  it.each(['', '0x1', '1x0', '11x1', '1x51', '3', '3x', 'x5', '1x1,two'])(
    'refuses %j',
    text => {
      expect(() => parseTabSizes(text)).toThrow('is no size');
    },
  );
});
