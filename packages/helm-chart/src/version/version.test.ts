import fc from 'fast-check';
import { compare } from 'semver';
import { isChartName } from './isChartName';
import { isChartVersion } from './isChartVersion';
import { ociTagOfVersion, versionOfOciTag } from './ociTag';
import { versionFromGitTag } from './versionFromGitTag';
import { versionOfRun } from './versionOfRun';
import { versionOfTag } from './versionOfTag';

describe('versions', () => {
  it.each([
    ['1.2.3', true],
    ['1.0.0-42', true],
    ['1.2.3-rc.1+build.5', true],
    ['v1.2.3', false],
    ['1.2', false],
    ['01.2.3', false],
    ['1.2.3-01', false],
    [' 1.2.3', false],
    ['1.2.3-a_b', false],
    [`1.2.3-${'a'.repeat(130)}`, false],
  ])('%s is a version: %s', (text, valid) => {
    expect(isChartVersion(text)).toBe(valid);
  });

  it.each([
    ['demo', true],
    ['my-app', true],
    ['my.app_1', true],
    ['My-App', false],
    ['a..b', false],
    ['-a', false],
    ['a-', false],
    ['a/b', false],
    ['..', false],
    ['', false],
    ['a'.repeat(64), false],
  ])('%s is a name: %s', (text, valid) => {
    expect(isChartName(text)).toBe(valid);
  });

  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['refs/tags/v1.0.0-rc.1', '1.0.0-rc.1'],
  ])('the tag %s is %s', (tag, version) => {
    expect(versionFromGitTag(tag)).toBe(version);
  });

  it.each(['v1.2', 'latest', 'vv1.2.3', 'release-1.2.3', ''])(
    'the tag %j is none',
    tag => {
      expect(() => versionFromGitTag(tag)).toThrow(
        `The tag "${tag}" is no version`,
      );
    },
  );

  it('holds a tag to Chart.yaml unless the tag wins', () => {
    const chart = { name: 'web', version: '1.2.3' };
    expect(versionOfTag('v1.2.3', chart)).toBe('1.2.3');
    expect(() => versionOfTag('v1.2.4', chart)).toThrow(
      'The tag "v1.2.4" releases version 1.2.4, but Chart.yaml of web has 1.2.3',
    );
    expect(versionOfTag('v1.2.4', chart, { tagWins: true })).toBe('1.2.4');
    expect(() => versionOfTag('v1.2', chart, { tagWins: true })).toThrow(
      'is no version',
    );
  });

  it('numbers runs so that later ones are newer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(
          compare(versionOfRun('1.0.0', a), versionOfRun('1.0.0', b)),
        ).toBe(Math.sign(a - b));
      }),
    );
    expect(versionOfRun('1.0.0', '42')).toBe('1.0.0-42');
    expect(() => versionOfRun('v1.0.0', 1)).toThrow('The base "v1.0.0"');
    expect(() => versionOfRun('1.0.0', '1a')).toThrow('The run "1a"');
  });

  it('goes to a tag and back', () => {
    const part = fc.stringMatching(/^[0-9a-zA-Z-]{1,8}$/);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), part, (major, minor, build) => {
        const version = `${major}.${minor}.0+${build}`;
        const tag = ociTagOfVersion(version);
        expect(tag).toMatch(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/);
        expect(versionOfOciTag(tag)).toBe(version);
      }),
    );
    expect(versionOfOciTag('latest')).toBeUndefined();
  });
});
