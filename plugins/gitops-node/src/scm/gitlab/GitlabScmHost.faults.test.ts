import { startTestHost, TestHost } from '@slipway/sandbox';
import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import {
  FaultyProxy,
  startFaultyProxy,
} from '../__testUtils__/startFaultyProxy';
import { GitlabHostOptions } from './GitlabApi';
import { GitlabScmHost } from './GitlabScmHost';

const BASE = '/gitlab';

describe('GitlabScmHost on a self-managed GitLab with groups in groups', () => {
  let sandbox: TestHost;
  let proxy: FaultyProxy;
  const repository: RepositoryRef = {
    host: 'git.example.com',
    owner: 'acme/platform/delivery',
    name: 'gitops',
  };
  const as = (token: string | undefined) => ({
    getCredentials: async () => ({
      ...(token && { headers: { Authorization: `Bearer ${token}` } }),
    }),
  });
  const host = (options: Partial<GitlabHostOptions> = {}) =>
    new GitlabScmHost({
      host: 'git.example.com',
      baseUrl: `${proxy.url}${BASE}`,
      retryDelayMs: 1,
      credentials: as(sandbox.token),
      ...options,
    });
  const call = async <T>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${sandbox.url}${BASE}/api/v4${path}`, {
      method,
      headers: {
        'private-token': sandbox.token,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
  const createProject = (namespace: number, name: string, readme = true) =>
    call('POST', '/projects', {
      name,
      namespace_id: namespace,
      initialize_with_readme: readme,
    });
  const protect = (rule: object) =>
    sandbox.api(
      'POST',
      `/repos/${encodeURIComponent(repository.owner)}/gitops/branch_protections`,
      rule,
    );
  const request = (branch: string): OpenPullRequestOptions => ({
    repository,
    base: 'main',
    branch,
    title: 'Deliver shop',
    body: '',
    commitMessage: 'Deliver shop',
    changes: [{ path: `dist/${branch}.yaml`, content: 'n: 1\n' }],
  });

  beforeAll(async () => {
    sandbox = await startTestHost({ gitlab: { basePath: BASE } });
    proxy = await startFaultyProxy(sandbox.url);
    let parent: number | undefined;
    for (const name of repository.owner.split('/')) {
      const group: { id: number } = await call('POST', '/groups', {
        name,
        path: name,
        ...(parent !== undefined && { parent_id: parent }),
      });
      parent = group.id;
    }
    for (const name of ['gitops', 'before']) {
      await createProject(parent ?? 0, name);
    }
    await createProject(parent ?? 0, 'empty', false);
  });
  beforeEach(() => {
    proxy.fault = () => undefined;
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  it('finds the project, its files and its pages', async () => {
    const scm = host();
    expect(await scm.getRepository(repository)).toEqual({
      defaultBranch: 'main',
      webUrl: `${sandbox.url}${BASE}/acme/platform/delivery/gitops`,
      empty: false,
    });
    expect(scm.commitUrl(repository, 'abc')).toBe(
      `${proxy.url}${BASE}/acme/platform/delivery/gitops/-/commit/abc`,
    );
    expect(await scm.openPullRequest(request('slipway/shop'))).toMatchObject({
      created: true,
      number: 1,
    });
    expect(await scm.listFiles(repository, 'slipway/shop', 'dist')).toEqual([
      expect.objectContaining({ path: 'dist/slipway/shop.yaml' }),
    ]);
    expect(await scm.listFiles(repository, 'main', 'dist')).toEqual([]);
  });

  it('has GitLab carry out nothing that is written in a text', async () => {
    const scm = host();
    const asked = {
      ...request('slipway/quick'),
      body: 'Because.\n/approve\n/merge',
    };
    const { number } = await scm.openPullRequest(asked);
    const path = `/projects/${encodeURIComponent('acme/platform/delivery/gitops')}/merge_requests/${number}`;
    expect(await call('GET', path)).toMatchObject({
      description: 'Because.\n\\/approve\n\\/merge',
    });
    const before = proxy.passed.length;
    await scm.openPullRequest(asked);
    expect(
      proxy.passed.slice(before).filter(one => !one.startsWith('GET')),
    ).toEqual([]);
  });

  it('tells an empty project', async () => {
    const empty = { ...repository, name: 'empty' };
    const scm = host();
    expect(await scm.getRepository(empty)).toMatchObject({ empty: true });
    expect(await scm.getBranchCommit(empty, 'main')).toBeUndefined();
    expect(await scm.listFiles(empty, 'main')).toEqual([]);
    expect(await scm.listCommits(empty, 'main')).toEqual([]);
    await expect(
      scm.openPullRequest({ ...request('x'), repository: empty }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/no branch 'main'; push a first commit/),
    });
  });

  it('names the host and the next step when it is down', async () => {
    const down = host({ baseUrl: 'http://127.0.0.1:1' });
    await expect(down.getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/git\.example\.com cannot be reached/),
    });
  });

  it('waits as a limit asks, and says until when it is too long', async () => {
    let refusals = 1;
    proxy.fault = () =>
      refusals-- > 0
        ? {
            status: 429,
            headers: { 'retry-after': '0' },
            body: 'Retry later\n',
          }
        : undefined;
    expect(await host().getRepository(repository)).toMatchObject({
      defaultBranch: 'main',
    });
    for (const after of ['600', '9'.repeat(30)]) {
      proxy.fault = () => ({ status: 429, headers: { 'retry-after': after } });
      await expect(host().getRepository(repository)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(
          /takes no more requests .* until \d{4}-/,
        ),
      });
    }
  });

  it('finishes later what a broken connection left', async () => {
    proxy.fault = ({ method, path }) =>
      method !== 'GET' && path.endsWith('/merge_requests') ? 0 : undefined;
    const failed = host().openPullRequest(request('broken'));
    await expect(failed).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    proxy.fault = () => undefined;
    expect(await host().openPullRequest(request('broken'))).toMatchObject({
      created: true,
    });
  });

  it('says so when the account, its token or its absence keep it from writing', async () => {
    await sandbox.api('POST', '/admin/users', {
      username: 'reader',
      email: 'reader@example.com',
      password: 'reader-password',
    });
    const basic = Buffer.from('reader:reader-password').toString('base64');
    const reader = host({
      credentials: {
        getCredentials: async () => ({
          headers: { Authorization: `Basic ${basic}` },
        }),
      },
    });
    await expect(
      reader.openPullRequest(request('reader')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/role Developer or higher/),
    });

    proxy.fault = ({ method }) =>
      method === 'POST'
        ? {
            status: 403,
            body: '{"error":"insufficient_scope","error_description":"x"}',
          }
        : undefined;
    await expect(
      host().openPullRequest(request('scope')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/give it the scope 'api'/),
    });

    const before = proxy.passed.length;
    const nobody = host({ credentials: as(undefined) });
    await expect(
      nobody.openPullRequest(request('nobody')),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/set the token.*integrations\.gitlab/),
    });
    expect(proxy.passed).toHaveLength(before);
  });

  it('tells a protected branch', async () => {
    await protect({ rule_name: 'kept', enable_push: false });
    await expect(host().openPullRequest(request('kept'))).rejects.toMatchObject(
      {
        name: 'NotAllowedError',
        message: expect.stringMatching(
          /rules of acme.*'kept'.*not allowed to push/,
        ),
      },
    );
    await protect({ rule_name: 'main', enable_push: false });
    await expect(
      host().commitChanges({
        repository,
        branch: 'main',
        message: 'Deploy',
        changes: [{ path: 'a.txt', content: 'b\n' }],
      }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/'main'.*changes: pullRequest/),
    });
  });

  it('names the new name of a moved project', async () => {
    const id = encodeURIComponent(`${repository.owner}/before`);
    await call('PUT', `/projects/${id}`, { path: 'after' });
    const moved = { ...repository, name: 'before' };
    await expect(host().getRepository(moved)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(
        /now called acme\/platform\/delivery\/after/,
      ),
    });
    proxy.fault = () => ({
      status: 302,
      headers: { location: '/users/sign_in' },
    });
    await expect(host().getRepository(moved)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/has moved; change its address/),
    });
  });

  it('says so when the address belongs to something else', async () => {
    proxy.fault = () => ({ status: 200, body: '<html>Welcome</html>' });
    await expect(host().getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/not GitLab's; check baseUrl/),
    });
  });
});
