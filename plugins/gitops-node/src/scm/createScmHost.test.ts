import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createScmHost } from './createScmHost';
import { GiteaScmHost } from './gitea/GiteaScmHost';
import { GithubScmHost } from './github/GithubScmHost';
import { GitlabScmHost } from './gitlab/GitlabScmHost';
import { createRepositoryOpener } from './createRepositoryOpener';

describe('createScmHost', () => {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitea: [{ host: 'localhost:7710', baseUrl: 'http://localhost:7710' }],
        github: [
          { host: 'github.com', token: 'x' },
          {
            host: 'github.example.com',
            apiBaseUrl: 'https://github.example.com/api/v3',
          },
          {
            host: 'localhost:7711',
            apiBaseUrl: 'http://localhost:7711/api/v3',
          },
        ],
        gitlab: [
          {
            host: 'git.example.org',
            baseUrl: 'https://git.example.org/gitlab',
            apiBaseUrl: 'https://git.example.org/gitlab/api/v4',
            token: 'x',
          },
        ],
        gerrit: [
          {
            host: 'gerrit.example.com',
            gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
          },
        ],
      },
    }),
  );

  it.each([
    [
      'http://localhost:7710/a/b',
      GiteaScmHost,
      'http://localhost:7710/a/b/commit/abc',
    ],
    [
      'https://github.com/a/b',
      GithubScmHost,
      'https://github.com/a/b/commit/abc',
    ],
    [
      'https://github.example.com/a/b/tree/main/c',
      GithubScmHost,
      'https://github.example.com/a/b/commit/abc',
    ],
    [
      'http://localhost:7711/a/b',
      GithubScmHost,
      'http://localhost:7711/a/b/commit/abc',
    ],
    [
      'https://gitlab.com/a/b',
      GitlabScmHost,
      'https://gitlab.com/a/b/-/commit/abc',
    ],
    [
      'https://git.example.org/gitlab/a/b',
      GitlabScmHost,
      'https://git.example.org/gitlab/a/b/-/commit/abc',
    ],
  ])(
    'takes the host of %s and its address from integrations',
    (url, kind, page) => {
      const scm = createScmHost(integrations, url);
      expect(scm).toBeInstanceOf(kind);
      const { host } = new URL(url);
      expect(scm.commitUrl({ host, owner: 'a', name: 'b' }, 'abc')).toBe(page);
    },
  );

  it.each([
    ['https://gitlab.com/a/b/c/d/-/tree/main', 'a/b/c', 'd'],
    ['https://git.example.org/gitlab/a/b/c', 'a/b', 'c'],
    ['https://github.com/a/b/tree/main/c', 'a', 'b'],
    ['http://localhost:7710/a/b.git', 'a', 'b'],
  ])('opens %s as its host names it', (url, owner, name) => {
    const { host, repository } = createRepositoryOpener(integrations)(url);
    expect(repository).toEqual({ host: new URL(url).host, owner, name });
    expect(host.commitUrl(repository, 'abc')).toContain(`/${owner}/${name}/`);
  });

  it.each([
    [
      'https://gerrit.example.com/a/b',
      /gerrit\.example\.com.*Gerrit.*GitHub, GitLab, Gitea and Forgejo/,
    ],
    ['https://dev.azure.com/a/b', /it is Azure DevOps/],
    ['https://bitbucket.org/a/b', /it is Bitbucket Cloud/],
    [
      'https://git.example.com/a/b',
      /'git\.example\.com'.*integrations\.github.*integrations\.gitea/,
    ],
    ['https://git.example.com/', /names no repository/],
  ])('says in a sentence why not for %s', (url, message) => {
    expect(() => createScmHost(integrations, url)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(message),
      }),
    );
  });
});
