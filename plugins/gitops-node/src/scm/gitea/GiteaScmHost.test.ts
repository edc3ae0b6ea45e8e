import { OpenPullRequestOptions, RepositoryRef } from '../ScmHost';
import { GiteaHost, startGiteaHost } from '../__testUtils__/startGiteaHost';
import {
  FaultyProxy,
  startFaultyProxy,
} from '../__testUtils__/startFaultyProxy';
import { GiteaScmHost } from './GiteaScmHost';

describe('GiteaScmHost when things go wrong', () => {
  let server: GiteaHost;
  let proxy: FaultyProxy;
  let scm: GiteaScmHost;
  let repository: RepositoryRef;
  const request = (branch: string): OpenPullRequestOptions => ({
    repository,
    base: 'main',
    branch,
    title: 'Deliver shop',
    body: '',
    commitMessage: 'Deliver shop',
    changes: [{ path: `${branch}.yaml`, content: 'n: 1\n' }],
  });

  beforeAll(async () => {
    server = await startGiteaHost();
    proxy = await startFaultyProxy(server.options.baseUrl);
    repository = await server.createRepository('faults');
  });
  beforeEach(() => {
    proxy.fault = () => undefined;
    scm = new GiteaScmHost({
      ...server.options,
      host: 'git.example.com',
      baseUrl: proxy.url,
      retryDelayMs: 1,
    });
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  it('names the host and the next step when it is down', async () => {
    const down = new GiteaScmHost({
      host: 'git.example.com',
      baseUrl: 'http://127.0.0.1:1',
      retryDelayMs: 1,
    });
    await expect(down.getRepository(repository)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /git\.example\.com cannot be reached.*check that it is running/,
      ),
    });
  });

  it('asks again when a read fails for a moment', async () => {
    let failures = 2;
    proxy.fault = () => (failures-- > 0 ? 503 : undefined);
    expect(await scm.getRepository(repository)).toMatchObject({
      defaultBranch: 'main',
    });
  });

  it('writes nothing when the tree cannot be read', async () => {
    proxy.fault = ({ path }) =>
      path.includes('/git/trees/') ? 500 : undefined;
    const before = proxy.passed.length;
    await expect(scm.openPullRequest(request('blind'))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('500'),
    });
    const writes = proxy.passed.slice(before).filter(x => !x.startsWith('GET'));
    expect(writes).toEqual([]);
  });

  it('takes the branch away again when its pull request cannot be opened', async () => {
    proxy.fault = ({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls') ? 500 : undefined;
    await expect(scm.openPullRequest(request('half'))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    proxy.fault = () => undefined;
    expect(await scm.getBranchCommit(repository, 'half')).toBeUndefined();
  });

  it('finishes later what a broken connection left', async () => {
    proxy.fault = ({ method, path }) =>
      method !== 'GET' && !path.endsWith('/contents') ? 0 : undefined;
    await expect(scm.openPullRequest(request('broken'))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    proxy.fault = () => undefined;
    const head = await scm.getBranchCommit(repository, 'broken');
    expect(await scm.openPullRequest(request('broken'))).toMatchObject({
      created: true,
      headSha: head,
    });
  });

  it('says so when the account may only read', async () => {
    await server.api('POST', '/admin/users', {
      username: 'reader',
      email: 'reader@example.com',
      password: 'reader-password',
    });
    const reader = new GiteaScmHost({
      ...server.options,
      username: 'reader',
      password: 'reader-password',
    });
    await expect(
      reader.openPullRequest(request('reader')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining(repository.name),
    });
  });

  it('says so when the address belongs to something else', async () => {
    const odd = new GiteaScmHost({
      host: 'git.example.com',
      baseUrl: `${proxy.url}/elsewhere`,
      retryDelayMs: 1,
    });
    await expect(odd.getRepository(repository)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(repository.name),
    });
  });
});
