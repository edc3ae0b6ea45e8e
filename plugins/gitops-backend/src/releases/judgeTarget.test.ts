import { judgeTarget } from './judgeTarget';

describe('judgeTarget', () => {
  it.each([
    ['1.0.0-17', '1.0.0-17', 'asks'],
    ['1.0.0-16', '1.0.0-17', 'move'],
    ['1.0.0', '1.0.0-17', 'move'],
    ['*', '1.2.3', 'follows'],
    ['^1.0.0', '1.0.0-17', 'outside'],
    ['^1.0.0', '1.2.0', 'follows'],
    ['>=1.0.0-0 <1.1.0-0', '1.0.0-17', 'follows'],
    ['~1.0', '2.0.0', 'outside'],
    ['main', '1.0.0', 'move'],
    ['', '1.0.0', 'follows'],
    ['', '1.0.0-1', 'outside'],
    ['>=1.0.0-0, <2.0.0', '1.5.0-1', 'outside'],
    ['>= 1.0.0, < 2.0.0', '1.5.0', 'follows'],
  ])('%s against %s: %s', (target, version, expected) => {
    expect(judgeTarget(target, version)).toBe(expected);
  });
});
