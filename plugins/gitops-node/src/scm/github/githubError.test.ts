import { HostRefusal } from '../http/HostRefusal';
import { githubError } from './githubError';

const names = { host: 'github.com', subject: 'repository a/b' };

describe('githubError', () => {
  it.each([
    [
      401,
      {},
      'ServiceUnavailableError',
      /token or the apps.*integrations\.github/,
    ],
    [
      403,
      {},
      'NotAllowedError',
      /why.*'Contents: write' and 'Pull requests: write'/,
    ],
    [
      403,
      { 'x-github-sso': 'required; url=https://github.com/orgs/a/sso' },
      'NotAllowedError',
      /authorised for its single sign-on/,
    ],
    [404, {}, 'NotFoundError', /no repository a\/b, or does not show it/],
    [409, {}, 'ConflictError', /refused repository a\/b \(why\)/],
    [410, {}, 'NotFoundError', /no longer has/],
    [422, {}, 'InputError', /refused repository a\/b \(why\)/],
    [451, {}, 'NotAllowedError', /legal reasons/],
    [500, {}, 'ServiceUnavailableError', /answered 500 about repository a\/b/],
  ])('%s %o is a %s', (status, headers, name, message) => {
    const error = githubError(new HostRefusal(status, 'why', headers), names);
    expect(error).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [401, 'credentials'],
    [500, undefined],
  ])('%s is of the kind %s', (status, kind) => {
    const error = githubError(new HostRefusal(status, 'why'), names);
    expect('kind' in error ? error.kind : undefined).toBe(kind);
  });

  it('leaves other errors as they are', () => {
    const error = new Error('x');
    expect(githubError(error, names)).toBe(error);
  });
});
