import { canonicalGoDuration, parseGoDuration } from './goDuration';

describe('goDuration', () => {
  it.each([
    ['6h', '6h0m0s'],
    ['5m', '5m0s'],
    ['5m0s', '5m0s'],
    ['30s', '30s'],
    ['90s', '1m30s'],
    ['1h30m', '1h30m0s'],
    ['1.5h', '1h30m0s'],
    ['26h', '26h0m0s'],
    ['1500ms', '1.5s'],
    ['500ms', '500ms'],
    ['0s', '0s'],
  ])('writes %s as Go stores it', (text, canonical) => {
    expect(canonicalGoDuration(text)).toBe(canonical);
    expect(canonicalGoDuration(canonical)).toBe(canonical);
  });

  it.each(['', '6', '1d', '5 m', 'h', '-5m', '5mm'])('takes no %j', text => {
    expect(parseGoDuration(text)).toBeUndefined();
    expect(canonicalGoDuration(text)).toBeUndefined();
  });
});
