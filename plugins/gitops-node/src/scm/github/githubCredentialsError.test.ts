import { ServiceUnavailableError } from '@backstage/errors';
import { githubCredentialsError } from './githubCredentialsError';

const names = {
  host: 'github.com',
  url: 'https://github.com/acme/gitops',
};
const answered = (status: number, message = 'no') =>
  Object.assign(new Error(message), { status });
const failed = (code: string) => Object.assign(new Error('failed'), { code });

describe('githubCredentialsError', () => {
  it.each<[string, unknown]>([
    ['a suspended app', new Error('The GitHub application is suspended')],
    [
      'an app that is installed elsewhere',
      Object.assign(new Error('No app installation'), {
        name: 'NotFoundError',
      }),
    ],
    ['an app that GitHub does not know', answered(401)],
    ['an installation that is gone', answered(404)],
    ['a permission that is missing', answered(403)],
    ['a key that is none', failed('ERR_OSSL_UNSUPPORTED')],
    ['a text', 'why'],
  ])('%s lasts', (_name, error) => {
    expect(githubCredentialsError(error, names)).toMatchObject({
      name: 'ServiceUnavailableError',
      kind: 'credentials',
      message: expect.stringMatching(
        /github\.com\/acme\/gitops.*integrations\.github.*installed/,
      ),
    });
  });

  it.each<[string, unknown]>([
    ['a failure of GitHub', answered(502)],
    ['too many questions', answered(429)],
    ['a rate limit', answered(403, 'API rate limit exceeded for user')],
    ['a secondary limit', answered(403, 'exceeded a secondary rate limit')],
    ['a refused connection', failed('ECONNREFUSED')],
    [
      'a connection that broke',
      new TypeError('fetch failed', { cause: failed('UND_ERR_SOCKET') }),
    ],
    ['an answer that took too long', new DOMException('x', 'TimeoutError')],
    ['a service that is away', new ServiceUnavailableError('away')],
  ])('%s passes', (_name, error) => {
    const made = githubCredentialsError(error, names);
    expect(made).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/integrations\.github, and try again/),
    });
    expect(made).not.toHaveProperty('kind');
  });
});
