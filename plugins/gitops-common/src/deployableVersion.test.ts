import { deployableVersion } from './deployableVersion';

const version = (images: readonly string[]) => ({
  label: '4f9c1e2',
  revision: '4f9c1e2a',
  images,
});

describe('deployableVersion', () => {
  it.each([
    ['the tag', ['shop:2.8.1'], '2.8.1'],
    ['the tag of the first image', ['a/shop:2.8.1', 'a/proxy:1'], '2.8.1'],
    ['a tag behind a port', ['r.example.com:5000/shop:2.8.1'], '2.8.1'],
    ['no port for a tag', ['r.example.com:5000/shop'], undefined],
    ['the tag before a digest', ['shop:2.8.1@sha256:ab'], '2.8.1'],
    ['nothing where there is a digest alone', ['shop@sha256:ab'], undefined],
    ['nothing where there is no image', [], undefined],
  ])('takes %s', (_, images, wanted) => {
    expect(
      deployableVersion({ delivery: 'manifests', version: version(images) }),
    ).toBe(wanted);
  });

  it('takes the version of a chart', () => {
    expect(
      deployableVersion({
        delivery: 'chart',
        version: { ...version(['shop:2.8.1']), revision: '1.0.0-43' },
      }),
    ).toBe('1.0.0-43');
  });

  it('takes nothing of what was never deployed', () => {
    expect(deployableVersion({ delivery: 'chart' })).toBeUndefined();
  });
});
