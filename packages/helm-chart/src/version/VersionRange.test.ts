import { VersionRange } from './VersionRange';

describe('VersionRange', () => {
  it.each<[string, string, boolean]>([
    ['^1', '1.9.0', true],
    ['^1', '1.9.0-rc.1', false],
    ['^1', '2.0.0', false],
    ['>=1.0.0-0', '2.0.0-rc.1', true],
    ['>=1.0.0, <2.0.0', '1.5.0', true],
    ['>=1.0.0, <2.0.0', '2.0.0', false],
    ['~16.7.27', '16.7.30', true],
    ['~16.7.27', '16.8.0', false],
    ['~>1.2', '1.2.9', true],
    ['1.x || >=3', '3.1.0', true],
    ['1.0 - 2.0', '1.5.0', true],
    ['!=1.0.0', '1.0.0', false],
    ['!=1.0.0', '1.0.1', true],
    ['>= 1.20-0', '1.30.0', true],
    ['>=1.20.0-0', '1.30.0-gke.1', true],
    ['*', '1.0.0', true],
    ['*', '1.0.0-1', false],
    ['1.2.3', '1.2.3', true],
    ['v1.2.3', '1.2.3', true],
    ['^1', 'latest', false],
  ])('%s includes %s: %s', (range, version, included) => {
    expect(VersionRange.parse(range)!.includes(version)).toBe(included);
  });

  it.each(['', 'abc', '>=one', '1.2.3.4', '^1 ||'])('%j is none', text => {
    expect(VersionRange.parse(text)).toBeUndefined();
  });

  it.each([
    ['^1', false],
    ['>=1.0.0-0', true],
    ['>=1.0.0-0 <2', false],
    ['^1 || >=2-0', true],
  ])('%s takes pre-releases: %s', (text, takes) => {
    expect(VersionRange.parse(text)!.takesPrereleases).toBe(takes);
  });
});
