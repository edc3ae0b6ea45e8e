import { museumAddress } from './museumAddress';

describe('museumAddress', () => {
  const of = (url: string, depth?: number) =>
    museumAddress({
      name: 'm',
      type: 'chartmuseum',
      url,
      plainHttp: false,
      depth,
    });

  it.each([
    ['http://cm', 0, 'http://cm', 'http://cm/api'],
    ['http://u:p@cm:1/', 0, 'http://cm:1', 'http://cm:1/api'],
    ['http://cm/context', 0, 'http://cm/context', 'http://cm/context/api'],
    ['http://cm/org', 1, 'http://cm/org', 'http://cm/api/org'],
    [
      'http://cm/context/org/repo',
      2,
      'http://cm/context/org/repo',
      'http://cm/context/api/org/repo',
    ],
  ])('%s with depth %d', (url, depth, shown, api) => {
    expect(of(url, depth)).toEqual({ shown, api });
  });

  it('refuses an address without its tenant', () => {
    expect(() => of('http://cm/org', 2)).toThrow(
      'has depth 2, but the path of its address http://cm/org has 1 parts',
    );
  });
});
