import { startTestHost, TestHost } from '../testing/startTestHost';

const author = { name: 'Ann', email: 'ann@example.com' };
const NOWHERE = '0'.repeat(40);

describe('the simulator of GitHub', () => {
  let test: TestHost;
  let main: string;
  let side: string;
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${test.url}/api/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${test.token}` },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text ? JSON.parse(text) : undefined,
    };
  };
  const commit = (branch: string, path: string) =>
    test.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch,
      message: `Write ${path}`,
      author,
      files: [{ path, content: `${path}\n` }],
    });

  beforeAll(async () => {
    test = await startTestHost({ github: {} });
    await test.host.ensureRepository({ owner: 'platform', name: 'gitops' });
    await commit('main', 'a.txt');
    side = await commit('side', 'b.txt');
    main = await commit('main', 'c.txt');
  });
  afterAll(() => test.stop());

  const refs = '/repos/platform/gitops/git/refs';
  const pulls = '/repos/platform/gitops/pulls';
  const pull = (head: string, base = 'main') => ({ title: 't', head, base });

  it.each([
    ['an unknown repository', 'GET', '/repos/platform/no', undefined, 404],
    ['an unknown endpoint', 'GET', '/gists', undefined, 404],
    [
      'a branch that is part of a name',
      'GET',
      `${refs.slice(0, -1)}/heads/mai`,
      undefined,
      404,
    ],
    ['no JSON', 'POST', refs, '{', 400],
    ['a ref without a commit', 'POST', refs, { ref: 'refs/heads/x' }, 422],
    ['a ref that is no branch', 'POST', refs, { ref: 'x', sha: NOWHERE }, 422],
    [
      'a ref to nothing',
      'POST',
      refs,
      { ref: 'refs/heads/x', sha: NOWHERE },
      422,
    ],
    [
      'a ref that is missing',
      'PATCH',
      `${refs}/heads/none`,
      { sha: NOWHERE },
      422,
    ],
    [
      'a deleted ref that is missing',
      'DELETE',
      `${refs}/heads/none`,
      undefined,
      422,
    ],
    ['a pull request from nowhere', 'POST', pulls, pull('none'), 422],
    ['a pull request to nowhere', 'POST', pulls, pull('side', 'none'), 422],
    [
      'a pull request without a title',
      'POST',
      pulls,
      { head: 'side', base: 'main' },
      422,
    ],
    ['a pull request that is missing', 'GET', `${pulls}/999`, undefined, 404],
  ])('refuses %s', async (_name, method, path, body, status) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toEqual(expect.any(String));
  });

  it('moves a branch forward only, and makes none twice', async () => {
    const back = await call('PATCH', `${refs}/heads/main`, { sha: side });
    expect(back).toMatchObject({
      status: 422,
      body: { message: 'Update is not a fast forward' },
    });
    expect(
      await call('POST', refs, { ref: 'refs/heads/main', sha: main }),
    ).toMatchObject({ body: { message: 'Reference already exists' } });
    expect(await test.host.resolve('platform', 'gitops', 'main')).toBe(main);
  });

  it.each([
    [{ path: '/x', mode: '100644', content: 'x' }, /malformed path/],
    [{ path: 'a/../x', mode: '100644', content: 'x' }, /malformed path/],
    [{ path: 'none', mode: '100644', sha: null }, /BadObjectState/],
    [{ path: 'x', mode: '100644', sha: NOWHERE }, /not a valid blob/],
    [{ path: 'x', content: 'x' }, /tree\.mode/],
    [{ path: 'x', mode: '100644' }, /tree\.sha or tree\.content/],
  ])('makes no tree of %j', async (entry, message) => {
    const { status, body } = await call(
      'POST',
      '/repos/platform/gitops/git/trees',
      { base_tree: main, tree: [entry] },
    );
    expect(status).toBe(422);
    expect(body.message).toMatch(message);
  });

  it('opens one pull request for a branch, and tells of its merge the second time', async () => {
    expect((await call('POST', pulls, pull('side'))).status).toBe(201);
    const { status, body } = await call('POST', pulls, pull('side'));
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      expect.objectContaining({ code: 'custom', resource: 'PullRequest' }),
    ]);
    const tip = await commit('side', 'd.txt');
    const first = await call('GET', `${pulls}/1`);
    expect(first.body).toMatchObject({ mergeable: null, head: { sha: tip } });
    expect((await call('GET', `${pulls}/1`)).body).toMatchObject({
      mergeable: true,
      mergeable_state: 'behind',
    });
  });

  it('pages lists, and counts requests', async () => {
    const path = '/repos/platform/gitops/commits?sha=main&per_page=1';
    const { body, headers } = await call('GET', path);
    expect(body).toHaveLength(1);
    expect(headers.get('link')).toMatch(/page=2>; rel="next"/);
    const left = Number(headers.get('x-ratelimit-remaining'));
    const next = await call('GET', path);
    expect(Number(next.headers.get('x-ratelimit-remaining'))).toBe(left - 1);
  });

  it('knows a token, and shows nothing to a wrong one', async () => {
    const answer = await fetch(`${test.url}/api/v3/repos/platform/gitops`, {
      headers: { authorization: 'Bearer wrong' },
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ message: 'Bad credentials' });
  });
});
