import { newestInRange } from './newestInRange';

describe('newestInRange', () => {
  it.each([
    ['^1.0.0', ['1.0.0', '1.10.0', '1.9.0', '2.0.0'], '1.10.0'],
    ['^1.0.0', ['1.0.0', '1.1.0-2'], '1.0.0'],
    ['>=1.0.0-0 <2.0.0-0', ['1.0.0', '1.1.0-2', '1.1.0-10'], '1.1.0-10'],
    ['', ['0.1.0', '0.2.0', 'latest'], '0.2.0'],
    ['^3.0.0', ['1.0.0'], undefined],
    ['stable', ['1.0.0'], undefined],
  ])('takes by %j of %j %s', (range, versions, newest) => {
    expect(newestInRange(range, versions)).toBe(newest);
  });
});
