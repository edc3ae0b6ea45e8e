import { isCronLine } from './isCronLine';

describe('isCronLine', () => {
  it.each([
    '0 22 * * 1-5',
    '*/15 0-6,22 1 JAN-MAR mon',
    '0 0 ? * SUN',
    '@daily',
    '59 23 31 12 6',
  ])('takes %s', line => {
    expect(isCronLine(line)).toBe(true);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * 13 *',
    '0 0 * * 7',
    '5-1 * * * *',
    '*/0 * * * *',
    '1/2/3 * * * *',
    '@often',
    'a b c d e',
  ])('refuses %j', line => {
    expect(isCronLine(line)).toBe(false);
  });
});
