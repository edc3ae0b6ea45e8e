import { startTestHost, TestHost } from '@slipway/sandbox';
import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import {
  FaultyProxy,
  startFaultyProxy,
} from '../__testUtils__/startFaultyProxy';
import { GithubHostOptions } from './GithubApi';
import { GithubScmHost } from './GithubScmHost';

describe('GithubScmHost when things go wrong', () => {
  let sandbox: TestHost;
  let proxy: FaultyProxy;
  const repository: RepositoryRef = {
    host: 'github.example.com',
    owner: 'platform',
    name: 'gitops',
  };
  const host = (options: Partial<GithubHostOptions> = {}) =>
    new GithubScmHost({
      host: 'github.example.com',
      apiBaseUrl: `${proxy.url}/api/v3`,
      retryDelayMs: 1,
      credentials: {
        getCredentials: async () => ({
          type: 'token',
          headers: { Authorization: `Bearer ${sandbox.token}` },
        }),
      },
      ...options,
    });
  const request = (branch: string): OpenPullRequestOptions => ({
    repository,
    base: 'main',
    branch,
    title: 'Deliver shop',
    body: '',
    commitMessage: 'Deliver shop',
    changes: [{ path: `${branch}.yaml`, content: 'n: 1\n' }],
  });
  const protect = (rule: object) =>
    sandbox.api('POST', '/repos/platform/gitops/branch_protections', rule);

  beforeAll(async () => {
    sandbox = await startTestHost({ github: {} });
    proxy = await startFaultyProxy(sandbox.url);
    await sandbox.host.ensureRepository({ owner: 'platform', name: 'gitops' });
    await sandbox.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: [{ path: 'README.md', content: '# GitOps\n' }],
    });
  });
  beforeEach(() => {
    proxy.fault = () => undefined;
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  it('names the host and the next step when it is down', async () => {
    const down = host({ apiBaseUrl: 'http://127.0.0.1:1' });
    await expect(down.getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /github\.example\.com cannot be reached.*check that it is running/,
      ),
    });
  });

  it('asks again when a read fails for a moment', async () => {
    let failures = 2;
    proxy.fault = () => (failures-- > 0 ? 503 : undefined);
    expect(await host().getRepository(repository)).toMatchObject({
      defaultBranch: 'main',
    });
  });

  it('waits as a secondary limit asks, and writes once', async () => {
    let refusals = 1;
    proxy.fault = ({ method }) =>
      method === 'POST' && refusals-- > 0
        ? { status: 403, headers: { 'retry-after': '0' } }
        : undefined;
    const before = proxy.passed.length;
    expect(await host().openPullRequest(request('limited'))).toMatchObject({
      created: true,
    });
    const trees = proxy.passed
      .slice(before)
      .filter(line => line.startsWith('POST') && line.endsWith('/git/trees'));
    expect(trees).toHaveLength(1);
  });

  it('says until when there are no requests left', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 1800;
    proxy.fault = () => ({
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(reset),
      },
    });
    const until = new Date(reset * 1000).toISOString().slice(0, 16);
    await expect(host().getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(`until ${until}`),
    });
  });

  it('takes the branch away again when its pull request cannot be opened', async () => {
    proxy.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls') ? 500 : undefined;
    await expect(host().openPullRequest(request('half'))).rejects.toMatchObject(
      { name: 'ServiceUnavailableError' },
    );
    proxy.fault = () => undefined;
    expect(await host().getBranchCommit(repository, 'half')).toBeUndefined();
  });

  it('finishes later what a broken connection left', async () => {
    proxy.fault = ({ method, path }) =>
      path.endsWith('/pulls') || method === 'DELETE' ? 0 : undefined;
    await expect(
      host().openPullRequest(request('broken')),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    proxy.fault = () => undefined;
    expect(await host().openPullRequest(request('broken'))).toMatchObject({
      created: true,
      headSha: await host().getBranchCommit(repository, 'broken'),
    });
  });

  it('tells a branch rule from a lost race', async () => {
    await protect({ rule_name: 'kept/*', enable_push: false });
    await expect(
      host().openPullRequest(request('kept/x')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /rules of platform\/gitops.*'kept\/x'.*through a pull request.*rulesets/,
      ),
    });
    await protect({
      rule_name: 'signed',
      enable_push: true,
      require_signed_commits: true,
    });
    await expect(
      host().openPullRequest(request('signed')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /verified signatures.*required signatures/,
      ),
    });
  });

  it('names both ways on when a branch takes no commit', async () => {
    await sandbox.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'production',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: [{ path: 'a.txt', content: 'a\n' }],
    });
    await protect({ rule_name: 'production', enable_push: false });
    await expect(
      host().commitChanges({
        repository,
        branch: 'production',
        message: 'Deploy',
        changes: [{ path: 'a.txt', content: 'b\n' }],
      }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/'production'.*changes: pullRequest/),
    });
  });

  it('asks for credentials anew, and writes nothing without', async () => {
    const tokens = [sandbox.token, 'expired'];
    const changing = host({
      credentials: {
        getCredentials: async ({ url }) => {
          expect(url).toBe('https://github.example.com/platform/gitops');
          return {
            type: 'app',
            headers: { Authorization: `Bearer ${tokens.shift()}` },
          };
        },
      },
    });
    expect(await changing.getBranchCommit(repository, 'main')).toBeDefined();
    await expect(
      changing.getBranchCommit(repository, 'main'),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/does not take Slipway's credentials/),
    });

    const nobody = host({
      credentials: { getCredentials: async () => ({ type: 'token' }) },
    });
    expect(await nobody.readFile(repository, 'main', 'README.md')).toBe(
      '# GitOps\n',
    );
    const before = proxy.passed.length;
    await expect(
      nobody.openPullRequest(request('nobody')),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/set a token.*integrations\.github/),
    });
    expect(proxy.passed).toHaveLength(before);

    const uninstalled = host({
      credentials: {
        getCredentials: async () => {
          throw new Error('The app is suspended');
        },
      },
    });
    await expect(uninstalled.getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      kind: 'credentials',
      message: expect.stringMatching(
        /The app is suspended.*integrations\.github/,
      ),
    });
  });

  it('takes a limit without headers for no rule of the branch', async () => {
    proxy.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/git/refs')
        ? {
            status: 403,
            body: '{"message":"You have exceeded a secondary rate limit."}',
          }
        : undefined;
    await expect(
      host().openPullRequest(request('too-fast')),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/too many at once; try again in a minute/),
    });
  });

  it('takes no part of a folder for all of it', async () => {
    proxy.fault = ({ path }) =>
      path.includes('/git/trees/')
        ? {
            status: 200,
            body: JSON.stringify({
              sha: '0'.repeat(40),
              truncated: true,
              tree: [
                {
                  path: 'a',
                  mode: '100644',
                  type: 'blob',
                  sha: '1'.repeat(40),
                },
              ],
            }),
          }
        : undefined;
    await expect(host().listFiles(repository, 'main')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /only a part of the root of platform\/gitops.*folders/,
      ),
    });
  });

  it('says so when the account may only read', async () => {
    await sandbox.api('POST', '/admin/users', {
      username: 'reader',
      email: 'reader@example.com',
      password: 'reader-password',
    });
    const basic = Buffer.from('reader:reader-password').toString('base64');
    const reader = host({
      credentials: {
        getCredentials: async () => ({
          type: 'token',
          headers: { Authorization: `Basic ${basic}` },
        }),
      },
    });
    await expect(
      reader.openPullRequest(request('reader')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('may not write to platform/gitops'),
    });
  });

  it('names the new name of a renamed repository', async () => {
    await sandbox.host.ensureRepository({ owner: 'platform', name: 'before' });
    await sandbox.api('PATCH', '/repos/platform/before', { name: 'after' });
    const before = { ...repository, name: 'before' };
    // Without the proxy: credentials go to no other address than the API's.
    const direct = host({ apiBaseUrl: `${sandbox.url}/api/v3` });
    for (const attempt of [
      () => direct.getBranchCommit(before, 'main'),
      () => direct.openPullRequest({ ...request('x'), repository: before }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringMatching(/now called platform\/after/),
      });
    }
  });

  it('says so when the address belongs to something else', async () => {
    proxy.fault = () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Welcome</html>',
    });
    await expect(host().getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/not GitHub's; check apiBaseUrl/),
    });
  });
});
