import { parseRepositoryUrl } from './parseRepositoryUrl';

describe('parseRepositoryUrl', () => {
  const gitops = { host: 'localhost:7710', owner: 'platform', name: 'gitops' };

  it.each([
    ['http://localhost:7710/platform/gitops', gitops],
    ['http://localhost:7710/platform/gitops.git', gitops],
    ['http://localhost:7710/platform/gitops/', gitops],
    ['http://localhost:7710/platform/gitops/src/branch/main/dist/x', gitops],
    ['http://localhost:7710/platform/gitops/pulls/3', gitops],
    ['localhost:7710?owner=platform&repo=gitops', gitops],
    [
      'https://git.example.com/forge/platform/gitops',
      { host: 'git.example.com', owner: 'platform', name: 'gitops' },
    ],
    [
      'https://git.example.com/platform/src',
      { host: 'git.example.com', owner: 'platform', name: 'src' },
    ],
  ])('reads %s', (url, expected) => {
    expect(parseRepositoryUrl(url)).toEqual(expected);
  });

  it.each([
    ['https://gitlab.com/acme/gitops', '', 'acme', 'gitops'],
    ['https://gitlab.com/acme/a/b/gitops.git', '', 'acme/a/b', 'gitops'],
    ['https://gitlab.com/acme/a/gitops/-/tree/main/x', '', 'acme/a', 'gitops'],
    ['https://gitlab.com/acme/a/gitops/blob/main/x', '', 'acme/a', 'gitops'],
    ['https://gitlab.com/acme/pulls/gitops', '', 'acme/pulls', 'gitops'],
    ['gitlab.com?owner=acme/a&repo=gitops', '', 'acme/a', 'gitops'],
    ['https://x.io/gitlab/acme/a/gitops', '/gitlab', 'acme/a', 'gitops'],
    ['https://x.io/gitlab/acme/gitops', '/gitlab/', 'acme', 'gitops'],
    ['https://x.io/gitlabs/gitops', '/gitlab', 'gitlabs', 'gitops'],
  ])(
    'reads %s of a host with groups in groups',
    (url, basePath, owner, name) => {
      expect(parseRepositoryUrl(url, { nested: true, basePath })).toMatchObject(
        {
          owner,
          name,
        },
      );
    },
  );

  it.each([
    'https://gitlab.com/gitops',
    'https://gitlab.com/acme/..%2Fx/gitops',
    'gitlab.com?owner=acme//a&repo=gitops',
  ])('refuses %p of a host with groups in groups', url => {
    expect(() => parseRepositoryUrl(url, { nested: true })).toThrow(
      /names no repository/,
    );
  });

  it.each([
    'http://localhost:7710/platform',
    'http://localhost:7710/',
    'nonsense',
    'ssh://git@localhost/platform/gitops',
    'https://git.example.com/platform/..%2Fetc',
    'https://git.example.com/platform/%E0%A4%A',
    '',
  ])('refuses %p and names it', url => {
    expect(() => parseRepositoryUrl(url)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(`'${url}'`),
      }),
    );
  });

  it('refuses an address with credentials without repeating them', () => {
    const parse = () =>
      parseRepositoryUrl('https://ann:secret@git.example.com/a/b');
    expect(parse).toThrow(/holds credentials/);
    expect(parse).not.toThrow(/secret/);
  });
});
