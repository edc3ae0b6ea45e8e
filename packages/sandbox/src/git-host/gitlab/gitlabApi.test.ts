import { startTestHost, TestHost } from '../testing/startTestHost';

const author = { name: 'Ann', email: 'ann@example.com' };

describe('the simulator of GitLab', () => {
  let test: TestHost;
  const project = '/projects/platform%2Fgitops';
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${test.url}/api/v4${path}`, {
      method,
      headers: { 'private-token': test.token },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text ? JSON.parse(text) : undefined,
    };
  };
  const commit = (branch: string, path: string, content = 'x\n') =>
    test.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch,
      message: `Write ${path}`,
      author,
      files: [{ path, content }],
    });

  beforeAll(async () => {
    test = await startTestHost({ gitlab: {} });
    await test.host.ensureRepository({ owner: 'platform', name: 'gitops' });
    await commit('main', 'a.txt');
    await commit('side', 'b.txt');
  });
  afterAll(() => test.stop());

  const commits = `${project}/repository/commits`;
  const write = (action: object, more: object = {}) => ({
    branch: 'main',
    commit_message: 'm',
    actions: [action],
    ...more,
  });
  const create = { action: 'create', file_path: 'new.txt', content: 'n' };

  it.each([
    ['an unknown project', 'GET', '/projects/platform%2Fno', undefined, 404],
    ['an unknown endpoint', 'GET', `${project}/wikis`, undefined, 404],
    [
      'an unknown branch',
      'GET',
      `${project}/repository/branches/no`,
      undefined,
      404,
    ],
    [
      'an unknown folder',
      'GET',
      `${project}/repository/tree?path=no`,
      undefined,
      404,
    ],
    ['an unknown ref', 'GET', `${commits}?ref_name=no`, undefined, 404],
    [
      'a merge base of one',
      'GET',
      `${project}/repository/merge_base`,
      undefined,
      400,
    ],
    ['a commit without a branch', 'POST', commits, { actions: [] }, 400],
    [
      'a file that is there',
      'POST',
      commits,
      write({ ...create, file_path: 'a.txt' }),
      400,
    ],
    [
      'an update of nothing',
      'POST',
      commits,
      write({ ...create, action: 'update' }),
      400,
    ],
    [
      'a deletion of nothing',
      'POST',
      commits,
      write({ action: 'delete', file_path: 'no' }),
      400,
    ],
    [
      'a way out',
      'POST',
      commits,
      write({ ...create, file_path: '../x' }),
      400,
    ],
    [
      'a branch from nowhere',
      'POST',
      commits,
      write(create, { branch: 'new' }),
      400,
    ],
    [
      'a branch that is there',
      'POST',
      commits,
      write(create, { start_sha: 'main' }),
      400,
    ],
    [
      'a merge request from nowhere',
      'POST',
      `${project}/merge_requests`,
      { source_branch: 'no', target_branch: 'main', title: 't' },
      422,
    ],
    [
      'a merge request that is missing',
      'GET',
      `${project}/merge_requests/99`,
      undefined,
      404,
    ],
  ])('refuses %s', async (_name, method, path, body, status) => {
    expect((await call(method, path, body)).status).toBe(status);
    expect(await test.host.listFiles('platform', 'gitops', 'main')).toEqual([
      'a.txt',
    ]);
  });

  it('refuses a file that was changed since', async () => {
    const before = await commit('race', 'a.txt', 'old\n');
    await commit('race', 'a.txt', 'newer\n');
    const update = { action: 'update', file_path: 'a.txt', content: 'mine\n' };
    const late = write(
      { ...update, last_commit_id: before },
      { branch: 'race' },
    );
    expect(await call('POST', commits, late)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/changed since/) },
    });
    const now = await test.host.resolve('platform', 'gitops', 'race');
    expect(
      await call(
        'POST',
        commits,
        write({ ...update, last_commit_id: now }, { branch: 'race' }),
      ),
    ).toMatchObject({ status: 201, body: { parent_ids: [now] } });
  });

  it('opens one merge request for a branch, and tells of its merge the second time', async () => {
    const wanted = { source_branch: 'side', target_branch: 'main', title: 't' };
    const path = `${project}/merge_requests`;
    expect((await call('POST', path, wanted)).body).toMatchObject({
      iid: 1,
      state: 'opened',
      merge_status: 'checking',
      merge_commit_sha: null,
    });
    expect(await call('POST', path, wanted)).toMatchObject({
      status: 409,
      body: { message: [expect.stringContaining('!1')] },
    });
    expect((await call('GET', `${path}/1`)).body).toMatchObject({
      merge_status: 'can_be_merged',
      detailed_merge_status: 'mergeable',
      has_conflicts: false,
    });
    expect((await call('PUT', `${path}/1/merge`, {})).body).toMatchObject({
      state: 'merged',
      merge_commit_sha: await test.host.resolve('platform', 'gitops', 'main'),
      squash_commit_sha: null,
    });
    expect((await call('PUT', `${path}/1/merge`, {})).status).toBe(405);
  });

  it('pages lists, and counts requests', async () => {
    const { headers } = await call('GET', `${commits}?per_page=1`);
    expect(headers.get('x-next-page')).toBe('2');
    expect(headers.get('link')).toMatch(/page=2>; rel="next"/);
    const left = Number(headers.get('ratelimit-remaining'));
    const next = await call('GET', commits);
    expect(Number(next.headers.get('ratelimit-remaining'))).toBe(left - 1);
  });
});

describe('the limit of GitLab’s simulator', () => {
  it('answers 429 and says when to come back', async () => {
    const test = await startTestHost({ gitlab: { requestsPerMinute: 1 } });
    try {
      const ask = () => fetch(`${test.url}/api/v4/projects/1`);
      expect((await ask()).status).toBe(404);
      const refused = await ask();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await test.stop();
    }
  });
});
