import { versionConstraint } from './versionConstraint';

const ALL = [
  '0.9.0',
  '1.0.0-1',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.3',
  '1.1.0-0',
  '1.1.0',
  '2.0.0-rc.1',
  'nonsense',
];

describe('versionConstraint', () => {
  it.each([
    ['*', '1.1.0'],
    ['', '1.1.0'],
    ['^1.0.0', '1.1.0'],
    ['~1.0.0', '1.0.3'],
    ['~1.0.0-0', '1.0.3'],
    ['>=1.0.0-0 <1.0.1-0', '1.0.0-10'],
    ['>=1.0.0-0, <1.1.0-0', '1.0.3'],
    // The second comparator names no prerelease, so no prerelease passes.
    ['>=1.0.0-0 <1.0.1', undefined],
    ['1.0.x', '1.0.3'],
    ['0.9.0 - 1.0.3', '1.0.3'],
    ['!=1.1.0 <2', '1.0.3'],
    ['>=2.0.0-0', '2.0.0-rc.1'],
    ['>= 3', undefined],
    ['^3 || ^0.9', '0.9.0'],
  ])('%s gives %s', (constraint, version) => {
    expect(versionConstraint.newest(constraint, ALL)).toBe(version);
  });

  it.each([
    ['1.0.0', false],
    ['1.0.0-41', false],
    ['v1.2.3', false],
    ['~1.0.0-0', true],
    ['>=1.0.0-0 <1.1.0-0', true],
    ['1.x', true],
    ['*', true],
    ['main', false],
    ['HEAD', false],
    ['release/1', false],
  ])('%s is a constraint: %s', (text, expected) => {
    expect(versionConstraint.isConstraint(text)).toBe(expected);
  });
});
