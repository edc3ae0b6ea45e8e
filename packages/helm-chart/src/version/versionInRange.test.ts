import { versionInRange } from './versionInRange';

describe('versionInRange', () => {
  it.each<[string, string, 'oci' | 'chartmuseum', object]>([
    ['1.2.3', '^1', 'oci', {}],
    ['1.2.3', '1.0.0', 'oci', {}],
    ['1.2.3+b1', '1.2.3+b1', 'oci', {}],
    ['1.2.3+b1', '^1', 'chartmuseum', {}],
    ['1.2.3', 'HEAD', 'oci', {}],
    [
      '1.2.3+b1',
      '^1',
      'oci',
      { refusal: expect.stringContaining('take a version without "+"') },
    ],
    [
      '1.0.0-42',
      '',
      'oci',
      { warning: expect.stringContaining('The range * sees no pre-releases') },
    ],
    [
      '1.0.0-42',
      '^1',
      'chartmuseum',
      { warning: expect.stringContaining('1.0.0-42 would reach nobody') },
    ],
    ['1.0.0-42', '>=1.0.0-0', 'oci', {}],
    [
      '2.0.0',
      '^1',
      'oci',
      { warning: expect.stringContaining('does not include 2.0.0') },
    ],
  ])('%s for %j in %s', (version, targetRevision, type, expected) => {
    expect(versionInRange({ version, targetRevision, type })).toEqual(expected);
  });
});
