import { contentsUrl } from './contentsUrl';

describe('contentsUrl', () => {
  it.each([
    [
      'gitea',
      'http://localhost:7710/p/gitops',
      'http://localhost:7710/p/gitops/src/branch/main',
    ],
    [
      'gitlab',
      'https://gitlab.com/a/b/c.git',
      'https://gitlab.com/a/b/c/-/blob/main',
    ],
    ['github', 'https://github.com/a/b/', 'https://github.com/a/b/blob/main'],
  ])('of %s', (type, url, expected) => {
    expect(contentsUrl(url, 'main', type)).toBe(expected);
  });
});
