import { ConfigReader } from '@backstage/config';
import { getAzureDownloadUrl, ScmIntegrations } from '@backstage/integration';
import { checkChartSource } from './checkChartSource';
import { sourceAddress } from './sourceAddress';

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
    expect(checkChartSource(url, { chartSources: patterns })).toBe(
      new URL(url).href,
    );
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
      /query parameter 'path', which does not name a folder there/,
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
    expect(() => checkChartSource(url, { chartSources: patterns })).toThrow(
      message,
    );
  });
});

describe('checkChartSource where the query names the folder', () => {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        azure: [{ host: 'dev.azure.com' }, { host: 'tfs.example.com' }],
        bitbucketServer: [
          {
            host: 'bitbucket.example.com',
            apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
          },
        ],
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
        gitea: [{ host: 'gitea.example.com' }],
      },
    }),
  );
  const check = (pattern: string, url: string) =>
    checkChartSource(url, {
      chartSources: [pattern],
      sourceType: each => integrations.byUrl(each)?.type,
    });
  const azure = 'https://dev.azure.com/acme/shop/_git/charts';
  const bitbucket =
    'https://bitbucket.example.com/projects/SHOP/repos/web/browse';

  it.each([
    [azure, `${azure}?path=/charts/shop&version=GBmain`],
    [azure, `${azure}?path=%2Fcharts%2Fshop&version=GBmain&_a=contents`],
    [azure, azure],
    [`${azure}/charts`, `${azure}?path=/charts/shop`],
    [`${azure}?path=/charts`, `${azure}?version=GBdev&path=charts//shop/`],
    [`${azure}?version=GBmain`, `${azure}?path=/charts&version=GBmain`],
    [`${azure}/*/web`, `${azure}?path=/charts/web`],
    [
      'https://dev.azure.com/acme/My%20Shop/',
      'https://dev.azure.com/acme/My%20Shop/_git/x?path=/a%20b&version=GBmain',
    ],
    [
      'https://tfs.example.com/DefaultCollection',
      'https://tfs.example.com/DefaultCollection/shop/_git/charts?path=/web',
    ],
    [bitbucket, `${bitbucket}/charts/shop?at=main`],
    [`${bitbucket}/charts?at=main`, `${bitbucket}/charts/shop?at=main`],
    [`${bitbucket}?at=main`, `${bitbucket}/charts/shop?at=refs%2Fheads%2Fmain`],
    [
      'https://gitlab.example.com/acme/web/-/tree/main',
      'https://gitlab.example.com/acme/web/-/tree/main/chart?ref_type=heads',
    ],
  ])('takes by %s %s', (pattern, url) => {
    const { parts } = sourceAddress(
      check(pattern, url),
      integrations.byUrl(url)?.type,
    );
    const wanted = sourceAddress(url, integrations.byUrl(url)?.type);
    expect(parts).toEqual(wanted.parts);
  });

  it('gives the reader the folder and the branch that it judged, and nothing else', () => {
    const url = check(
      azure,
      `${azure}?_a=contents&version=GBmain&path=//charts//shop/`,
    );
    const { pathname, searchParams } = new URL(getAzureDownloadUrl(url));
    expect(pathname).toBe('/acme/shop/_apis/git/repositories/charts/items');
    expect(searchParams.get('scopePath')).toBe('/charts/shop');
    expect(searchParams.get('version')).toBe('main');
    expect(new URL(url).searchParams.has('_a')).toBe(false);
  });

  it.each([
    [`${azure}/charts`, `${azure}?path=/secret`, /may not be read/],
    [`${azure}/charts`, `${azure}?path=/charts-secret/x`, /may not be read/],
    [`${azure}/charts`, azure, /may not be read/],
    [`${azure}/charts`, `${azure}?path=/charts/../secret`, /'\.\.' as a part/],
    [
      `${azure}/charts`,
      `${azure}?path=/charts/%2e%2e/secret`,
      /'\.\.' as a part/,
    ],
    [
      `${azure}/charts`,
      `${azure}?path=/charts/%252e%252e/secret`,
      /a '%' or a control/,
    ],
    [
      `${azure}/charts`,
      `${azure}?path=/charts%5C..%5C..%5Csecret`,
      /a '\\', a '%'/,
    ],
    [`${azure}/charts`, `${azure}?path=/charts/%00`, /control character/],
    [
      `${azure}/charts`,
      `${azure}?path=/charts&path=/secret`,
      /'path' more than once/,
    ],
    [
      `${azure}/charts`,
      `${azure}?path=/charts&Path=/secret`,
      /query parameter 'Path'/,
    ],
    [
      `${azure}/charts`,
      `${azure}?path=/charts&scopePath=/secret`,
      /query parameter 'scopePath'/,
    ],
    [
      `${azure}/charts`,
      `${azure}/charts?path=/secret`,
      /does not end with '_git' and a repository/,
    ],
    [
      'https://dev.azure.com/acme',
      'https://dev.azure.com/acme/_git/open/_git/x?path=/secret',
      /does not end with '_git' and a repository/,
    ],
    [
      'https://gitea.example.com/acme/web/src/branch/main',
      'https://gitea.example.com/acme/web//src/branch/main',
      /has an empty part/,
    ],
    [`${azure}?version=GBmain`, `${azure}?version=GBevil`, /may not be read/],
    [`${azure}?version=GBmain`, azure, /may not be read/],
    [`${azure}?version=GBmain`, `${azure}?version=GTmain`, /may not be read/],
    [
      azure,
      'https://dev.azure.com/acme/shop/_git/charts-secret?path=/x',
      /may not/,
    ],
    [bitbucket, bitbucket.replace('web', 'pay'), /may not be read/],
    [`${bitbucket}?at=main`, `${bitbucket}/charts?at=evil`, /may not be read/],
    [`${bitbucket}?at=main`, `${bitbucket}/charts`, /may not be read/],
    [bitbucket, `${bitbucket}?at=main&path=/x`, /query parameter 'path'/],
    [bitbucket, `${bitbucket}?at=main&at=evil`, /'at' more than once/],
    [
      'https://gitea.example.com/acme/web',
      'https://gitea.example.com/acme/web/src/branch/main?path=/charts',
      /query parameter 'path'/,
    ],
  ])('refuses by %s %s', (pattern, url, message) => {
    expect(() => check(pattern, url)).toThrow(message);
  });
});
