import { globMatch } from './globMatch';

describe('globMatch', () => {
  it.each([
    ['*', 'a/b', undefined, true],
    ['prod-*', 'prod-eu/1', undefined, true],
    ['https://git/org/*', 'https://git/org/a', '/', true],
    ['https://git/org/*', 'https://git/org/a/b', '/', false],
    ['https://git/org/**', 'https://git/org/a/b', '/', true],
    ['a.b', 'axb', undefined, false],
    ['shop-?', 'shop-1', undefined, true],
    ['shop-[12]', 'shop-2', undefined, true],
    ['shop-[!12]', 'shop-2', undefined, false],
    ['{dev,staging}-*', 'staging-x', undefined, true],
    ['{dev,staging}-*', 'prod-x', undefined, false],
    ['a+(b)$', 'a+(b)$', undefined, true],
    ['', '', undefined, true],
    ['', 'x', undefined, false],
  ])('%s fits %s with separator %s: %s', (pattern, text, separator, fits) => {
    expect(globMatch(pattern, text, { separator })).toBe(fits);
  });
});
