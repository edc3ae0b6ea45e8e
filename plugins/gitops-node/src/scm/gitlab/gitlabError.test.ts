import { HostRefusal } from '../http/HostRefusal';
import { gitlabError } from './gitlabError';

const names = { host: 'gitlab.com', subject: 'project a/b/c' };

describe('gitlabError', () => {
  it.each([
    [401, undefined, 'ServiceUnavailableError', /token of 'gitlab\.com'/],
    [403, undefined, 'NotAllowedError', /\(why\).*Developer.*scope 'api'/],
    [403, 'insufficient_scope', 'NotAllowedError', /give it the scope 'api'/],
    [404, undefined, 'NotFoundError', /no project a\/b\/c.*member/],
    [405, undefined, 'ConflictError', /refused project a\/b\/c \(why\)/],
    [409, undefined, 'ConflictError', /refused/],
    [400, undefined, 'InputError', /refused/],
    [422, undefined, 'InputError', /refused/],
    [500, undefined, 'ServiceUnavailableError', /answered 500/],
  ])('%s %s is a %s', (status, code, name, message) => {
    const error = new HostRefusal(status, 'why', {}, code);
    expect(gitlabError(error, names)).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [401, 'credentials'],
    [500, undefined],
  ])('%s is of the kind %s', (status, kind) => {
    const error = gitlabError(new HostRefusal(status, 'why'), names);
    expect('kind' in error ? error.kind : undefined).toBe(kind);
  });

  it('leaves other errors as they are', () => {
    const error = new Error('x');
    expect(gitlabError(error, names)).toBe(error);
  });
});
