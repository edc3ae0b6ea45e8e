import { requestedVersion } from './requestedVersion';

describe('requestedVersion', () => {
  it.each([
    [{}, undefined],
    [{ version: '', tag: '' }, undefined],
    [{ version: '1.0.0' }, '1.0.0'],
    [{ tag: 'v1.0.0-rc.1' }, '1.0.0-rc.1'],
    [{ tag: 'refs/tags/1.0.0', version: '1.0.0' }, '1.0.0'],
  ])('of %j is %s', (parameters, version) => {
    expect(requestedVersion(parameters)).toBe(version);
  });

  it.each(['latest', 'v1', 'v1.0', 'vv1.0.0', '1.0.0/x'])(
    'refuses the tag %s',
    tag => {
      expect(() => requestedVersion({ tag })).toThrow(/is no version/);
    },
  );
});
