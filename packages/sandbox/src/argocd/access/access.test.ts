import { manifests } from '../contract/manifests';
import { Bench, startBench } from '../contract/startBench';

jest.setTimeout(60_000);

const POLICY = `
p, ci, applications, get, default/*, allow
p, ci, applications, sync, default/ci-a, allow
`;

describe('an account with few rights', () => {
  let bench: Bench;
  let token: string;
  beforeAll(async () => {
    bench = await startBench({
      settings: {
        config: { 'accounts.ci': 'apiKey', 'accounts.web': 'login' },
        rbac: { 'policy.csv': POLICY },
      },
    });
    const projects = '/api/v1/projects';
    await bench.call('POST', projects, {
      project: {
        metadata: { name: 'secret' },
        spec: {
          sourceRepos: ['*'],
          destinations: [{ server: '*', namespace: '*' }],
          clusterResourceWhitelist: [{ group: '*', kind: '*' }],
          roles: [
            {
              name: 'reader',
              policies: [
                'p, proj:secret:reader, applications, get, secret/*, allow',
              ],
            },
          ],
        },
      },
    });
    const files = { 'a.yaml': manifests.configMap('a', 0) };
    await bench.create('ci-a', files);
    await bench.create('ci-b', files);
    await bench.create('hidden', files, { project: 'secret' });
    const issued = await bench.call('POST', '/api/v1/account/ci/token', {
      id: 'pipeline',
    });
    ({ token } = issued.json as { token: string });
  });
  afterAll(() => bench.stop());

  const ask = (method: string, path: string, body?: unknown, bearer = token) =>
    bench.call(method, `/api/v1${path}`, body, {
      authorization: `Bearer ${bearer}`,
    });
  const names = (answer: { readonly json: unknown }) =>
    (
      answer.json as { items: { metadata: { name: string } }[] | null }
    ).items?.map(({ metadata }) => metadata.name) ?? null;

  it('sees what it may get, and empty lists of everything else', async () => {
    expect(names(await ask('GET', '/applications'))).toEqual(['ci-a', 'ci-b']);
    for (const list of [
      'projects',
      'clusters',
      'repositories',
      'applicationsets',
    ]) {
      const answer = await ask('GET', `/${list}`);
      expect([list, answer.status, names(answer)]).toEqual([list, 200, null]);
    }
    expect((await ask('GET', '/session/userinfo')).json).toMatchObject({
      loggedIn: true,
      username: 'ci',
    });
  });

  it.each([
    ['GET', '/projects/default', undefined, 'projects, get, default'],
    ['POST', '/applications/ci-b/sync', {}, 'applications, sync, default/ci-b'],
    [
      'PATCH',
      '/applications/ci-b',
      { patch: '{}', patchType: 'merge' },
      'applications, update, default/ci-b',
    ],
    [
      'PUT',
      '/applications/ci-b',
      { metadata: { name: 'ci-b' }, spec: { project: 'default' } },
      'applications, update, default/ci-b',
    ],
    [
      'POST',
      '/applications',
      { metadata: { name: 'new' }, spec: {} },
      'applications, create, default/new',
    ],
    ['DELETE', '/applications/ci-b', {}, 'applications, delete, default/ci-b'],
    [
      'POST',
      '/applications/ci-a/sync',
      { manifests: ['{}'] },
      'applications, override, default/ci-a',
    ],
    ['GET', '/applications/ci-a/logs', undefined, 'logs, get, default/ci-a'],
  ])('is told who and what for %s %s', async (method, path, body, what) => {
    const { status, text } = await ask(method, path, body);
    expect(status).toBe(403);
    expect(text).toContain(`permission denied: ${what}, sub: ci, iat: 20`);
  });

  it.each([
    ['POST', '/applications/ci-b/rollback', { id: 0 }],
    ['DELETE', '/applications/ci-b/operation', {}],
    [
      'DELETE',
      '/applications/ci-b/resource?resourceName=a&namespace=ci-b&version=v1&group=&kind=ConfigMap',
      {},
    ],
    [
      'POST',
      '/applications/ci-b/resource/actions/v2',
      { action: 'restart', kind: 'Deployment', group: 'apps' },
    ],
    ['GET', '/applications/hidden', undefined],
    ['GET', '/applications/hidden?project=secret', undefined],
    ['GET', '/applications/nowhere', undefined],
  ])('is told nothing more for %s %s', async (method, path, body) => {
    const { status, json } = await ask(method, path, body);
    expect([status, json]).toMatchObject([
      403,
      { code: 7, error: 'permission denied' },
    ]);
  });

  it('may sync what it may sync, refresh what it may get, and is told so', async () => {
    const sync = await ask('POST', '/applications/ci-a/sync', {});
    expect(sync.json).toMatchObject({
      operation: { initiatedBy: { username: 'ci' } },
    });
    const refresh = await ask('GET', '/applications/ci-b?refresh=normal');
    expect(refresh.status).toBe(200);
    const may = async (what: string) =>
      (await ask('GET', `/account/can-i/${what}`)).json;
    expect(await may('applications/sync/default/ci-a')).toEqual({
      value: 'yes',
    });
    expect(await may('applications/sync/default/ci-b')).toEqual({
      value: 'no',
    });
    expect(await may('applications/rollback/default/ci-a')).toMatchObject({
      code: 3,
      error:
        '[get create update delete sync override action invoke] does not contain rollback',
    });
  });

  it('loses the token that is taken back, and no other', async () => {
    const second = await bench.call('POST', '/api/v1/account/ci/token', {});
    const { token: other } = second.json as { token: string };
    await bench.call('DELETE', '/api/v1/account/ci/token/pipeline');
    const gone = await ask('GET', '/applications');
    expect([gone.status, gone.text]).toEqual([
      401,
      expect.stringContaining(
        'account ci does not have token with id pipeline',
      ),
    ]);
    expect((await ask('GET', '/applications', undefined, other)).status).toBe(
      200,
    );
  });

  it.each([
    [{ name: 'web' }, 500, "account 'web' does not have apiKey capability"],
    [{ name: 'nobody' }, 404, "account 'nobody' does not exist"],
  ])('gives no token to %o', async ({ name }, status, error) => {
    const answer = await bench.call(
      'POST',
      `/api/v1/account/${name}/token`,
      {},
    );
    expect([answer.status, answer.json]).toMatchObject([status, { error }]);
  });

  it('reads a project with a token of its role, until that is taken back', async () => {
    const path = '/api/v1/projects/secret/roles/reader/token';
    const issued = await bench.call('POST', path, { id: 'one' });
    const { token: ofRole } = issued.json as { token: string };
    const read = () => ask('GET', '/applications', undefined, ofRole);
    expect(names(await read())).toEqual(['hidden']);
    const sync = await ask('POST', '/applications/hidden/sync', {}, ofRole);
    expect(sync.text).toContain(
      'permission denied: applications, sync, secret/hidden, sub: proj:secret:reader',
    );
    const project = await bench.call('GET', '/api/v1/projects/secret');
    expect(project.json).toMatchObject({
      spec: { roles: [{ jwtTokens: [{ id: 'one' }] }] },
      status: { jwtTokensByRole: { reader: { items: [{ id: 'one' }] } } },
    });
    await bench.call('DELETE', `${path}/0?id=one`);
    expect(names(await read())).toBeNull();
    const unknown = await bench.call(
      'POST',
      '/api/v1/projects/secret/roles/writer/token',
      {},
    );
    expect(unknown.json).toMatchObject({
      error: "project 'secret' does not have role 'writer'",
    });
  });
});
