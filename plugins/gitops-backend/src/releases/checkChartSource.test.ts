import { checkChartSource } from './checkChartSource';

const prefix = ['https://git.example.com/acme'];
const globs = [
  'https://git.example.com/acme/*-charts/src/branch/main/',
  'https://github.com/acme/**/charts',
];

describe('checkChartSource', () => {
  it.each([
    [prefix, 'https://git.example.com/acme/shop/src/branch/main/chart'],
    [prefix, 'https://GIT.example.com:443/acme/shop'],
    [globs, 'https://git.example.com/acme/shop-charts/src/branch/main/web'],
    [globs, 'https://github.com/acme/a/b/c/charts/web'],
    [['https://git.example.com'], 'https://git.example.com/any/thing'],
  ])('takes by %j %s', (patterns, url) => {
    expect(checkChartSource(url, patterns)).toBe(new URL(url).href);
  });

  it.each([
    [
      'nothing is allowed',
      [],
      'https://git.example.com/acme/shop',
      /allows no address/,
    ],
    [
      'another folder with the same beginning',
      prefix,
      'https://git.example.com/acme-secret/shop',
      /may not be read/,
    ],
    [
      'another host',
      prefix,
      'https://git.example.com.evil.org/acme/shop',
      /may not be read/,
    ],
    [
      'another port',
      prefix,
      'https://git.example.com:8443/acme/shop',
      /may not be read/,
    ],
    [
      'another scheme',
      prefix,
      'http://git.example.com/acme/shop',
      /may not be read/,
    ],
    [
      'a way out by dots',
      prefix,
      'https://git.example.com/acme/../secret/shop',
      /read from https:\/\/git\.example\.com\/secret\/shop/,
    ],
    [
      'a way out by encoded dots',
      prefix,
      'https://git.example.com/acme/%2e%2e/secret/shop',
      /may not be read/,
    ],
    [
      'an encoded slash',
      prefix,
      'https://git.example.com/acme/x%2f..%2f..%2fsecret',
      /encoded/,
    ],
    [
      'an encoded percent',
      prefix,
      'https://git.example.com/acme/%252e%252e/secret',
      /encoded/,
    ],
    [
      'a query',
      prefix,
      'https://git.example.com/acme/shop?path=/../secret',
      /query/,
    ],
    [
      'a part of a name',
      globs,
      'https://git.example.com/acme/other/src/branch/main/web',
      /may not be read/,
    ],
    [
      'a branch that is not named',
      globs,
      'https://git.example.com/acme/shop-charts/src/branch/evil/web',
      /may not be read/,
    ],
    [
      'credentials',
      prefix,
      'https://jane:pw@git.example.com/acme/shop',
      /carries credentials/,
    ],
    ['a file', prefix, 'file:///etc/passwd', /is no URL of a chart/],
    ['no address', prefix, 'chart', /'chart' is no URL/],
  ])('refuses %s', (_, patterns, url, message) => {
    expect(() => checkChartSource(url, patterns)).toThrow(message);
  });
});
