import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createScmHost } from './createScmHost';
import { GiteaScmHost } from './gitea/GiteaScmHost';

describe('createScmHost', () => {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitea: [{ host: 'localhost:7710', baseUrl: 'http://localhost:7710' }],
      },
    }),
  );

  it('takes the host and its address from integrations', () => {
    const scm = createScmHost(integrations, 'http://localhost:7710/a/b');
    expect(scm).toBeInstanceOf(GiteaScmHost);
    expect(
      scm.commitUrl({ host: 'localhost:7710', owner: 'a', name: 'b' }, 'abc'),
    ).toBe('http://localhost:7710/a/b/commit/abc');
  });

  it.each([
    ['https://github.com/a/b', /github\.com.*GitHub/],
    ['https://gitlab.com/a/b', /gitlab\.com.*GitLab/],
    ['https://git.example.com/a/b', /'git\.example\.com'.*integrations\.gitea/],
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
