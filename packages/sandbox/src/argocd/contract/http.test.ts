import { ContractTarget } from './ContractTarget';
import { startTarget } from './startTarget';

jest.setTimeout(120_000);

describe('HTTP', () => {
  let target: ContractTarget;
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(() => target.stop());

  const missing = '/api/v1/applications/nope/sync';

  it.each([
    ['no content type', { 'content-type': '' }, 415],
    ['a charset', { 'content-type': 'application/json; charset=utf-8' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['capitals', { 'content-type': 'Application/JSON' }, 403],
  ])('answers a POST with %s', async (_what, headers, status) => {
    const answer = await target.call('POST', missing, '{}', headers);
    expect(answer.status).toBe(status);
    expect(answer.text.startsWith('Invalid content type')).toBe(status === 415);
  });

  it.each([
    ['nothing', '', 'no session information'],
    ['no dots', 'Bearer nonsense', 'no session information'],
    ['basic auth', 'Basic YTpi', 'no session information'],
    [
      'garbage',
      'Bearer a.b.c',
      'invalid session: token is malformed: could not base64 decode header: illegal base64 data at input byte 0',
    ],
  ])('refuses %s as a token', async (_what, authorization, message) => {
    const answer = await target.call('GET', '/api/v1/applications', undefined, {
      authorization,
    });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: message, code: 16, message });
  });

  it('tells who is logged in, and never refuses that question', async () => {
    const path = '/api/v1/session/userinfo';
    const known = await target.call('GET', path);
    expect(known.json).toMatchObject({ loggedIn: true, iss: 'argocd' });
    const unknown = await target.call('GET', path, undefined, {
      authorization: 'Bearer a.b.c',
    });
    expect([unknown.status, unknown.json]).toEqual([200, {}]);
  });

  it.each([
    ['without a project', '', 403, 7, 'permission denied'],
    [
      'with a project',
      '?project=default',
      404,
      5,
      'applications.argoproj.io "nope-at-all" not found',
    ],
    [
      'in a namespace that is not enabled',
      '?project=default&appNamespace=elsewhere',
      403,
      7,
      'permission denied',
    ],
  ])(
    'answers for a missing Application %s',
    async (_what, query, status, code, message) => {
      const answer = await target.call(
        'GET',
        `/api/v1/applications/nope-at-all${query}`,
      );
      expect(answer.status).toBe(status);
      expect(answer.json).toEqual({ error: message, code, message });
    },
  );

  it.each([
    ['GET', '/api/v1/nonsense', 404, 'Not Found\n'],
    ['GET', '/api/v1/applications/nope/nonsense', 404, 'Not Found\n'],
    ['GET', '/api/v1/applications/a%2Fb?project=default', 404, 'Not Found\n'],
    ['PUT', '/api/v1/applications', 405, 'Method Not Allowed\n'],
  ])('has no %s %s', async (method, path, status, text) => {
    const answer = await target.call(
      method,
      path,
      method === 'GET' ? undefined : {},
    );
    expect([answer.status, answer.text]).toEqual([status, text]);
    expect(answer.contentType).toBe('text/plain; charset=utf-8');
  });

  it.each([
    ['{', 'unexpected EOF'],
    [
      '{"prune":"yes"}',
      'json: cannot unmarshal string into Go struct field ApplicationSyncRequest.prune of type bool',
    ],
  ])('refuses the body %s', async (body, message) => {
    const answer = await target.call('POST', missing, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: message, code: 3, message });
  });

  it('knows the words of can-i', async () => {
    const path = '/api/v1/account/can-i/applications';
    const known = await target.call('GET', `${path}/sync/default/x`);
    expect(known.json).toEqual({ value: 'yes' });
    const unknown = await target.call('GET', `${path}/rollback/default/x`);
    expect(unknown.status).toBe(400);
    expect(unknown.json).toMatchObject({
      code: 3,
      error:
        '[get create update delete sync override action invoke] does not contain rollback',
    });
  });

  it('answers 500 for a selector that it cannot read', async () => {
    const answer = await target.call(
      'GET',
      '/api/v1/applications?selector=a%3Db%3Dc',
    );
    expect([answer.status, answer.json]).toMatchObject([500, { code: 2 }]);
  });

  it('lists nothing as null', async () => {
    const answer = await target.call(
      'GET',
      '/api/v1/applications?name=nope-at-all',
    );
    expect(answer.json).toEqual({
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      items: null,
    });
  });
});
