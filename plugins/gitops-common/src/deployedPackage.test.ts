import { deployedPackage } from './deployedPackage';

const version = (images: readonly string[], chart?: string) => ({
  label: '1.0.0',
  revision: '1.0.0',
  images,
  chart,
});

describe('deployedPackage', () => {
  it.each([
    [['shop:2.8.1'], 'shop'],
    [
      ['r.example.com:5000/acme/shop:2.8.1@sha256:ab'],
      'r.example.com:5000/acme/shop',
    ],
    [['r.example.com:5000/shop'], 'r.example.com:5000/shop'],
    [[], undefined],
  ])('reads the image of %j', (images, wanted) => {
    expect(
      deployedPackage({ delivery: 'manifests', version: version(images) }),
    ).toBe(wanted);
  });

  it('is the chart where one is delivered', () => {
    expect(
      deployedPackage({
        delivery: 'chart',
        version: version(['shop:2.8.1'], 'storefront'),
      }),
    ).toBe('storefront');
  });
});
