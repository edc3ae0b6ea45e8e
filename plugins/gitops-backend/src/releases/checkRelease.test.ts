import { checkRelease } from './checkRelease';

const chartSources = ['https://git.example.com/acme/'];
const sourceUrl = 'https://git.example.com/acme/shop/src/branch/main/chart';

describe('checkRelease', () => {
  it.each([
    [{ sourceUrl }],
    [{ sourceUrl, version: '1.0.0-17' }],
    [{ archive: 'H4sI' }],
    [{ version: '1.0.0' }],
    [{ tag: 'v1.0.0' }],
    [{ tag: 'refs/tags/v1.0.0-rc.1', archive: 'H4sI' }],
    [{ tag: 'v1.0.0', version: '1.0.0', archive: 'H4sI' }],
  ])('takes %j', parameters => {
    expect(() => checkRelease(parameters, { chartSources })).not.toThrow();
  });

  it.each([
    [{}, /got none of them/],
    [{ sourceUrl, archive: 'H4sI' }, /got both/],
    [{ sourceUrl: 'https://jane:pw@git.example.com/x' }, /carries credentials/],
    [{ sourceUrl: 'https://git.example.com/other' }, /may not be read from/],
    [{ sourceUrl: 'chart' }, /'chart' is no URL/],
    [{ sourceUrl, version: 'v1.0' }, /'v1\.0' is no chart version/],
    [{ tag: 'v1.0', archive: 'H4sI' }, /"v1\.0" is no version/],
    [
      { tag: 'v1.0.0', version: '1.0.1', archive: 'H4sI' },
      /'1\.0\.1' is not the one of the tag 'v1\.0\.0'/,
    ],
  ])('refuses %j', (parameters, message) => {
    expect(() => checkRelease(parameters, { chartSources })).toThrow(message);
  });
});
