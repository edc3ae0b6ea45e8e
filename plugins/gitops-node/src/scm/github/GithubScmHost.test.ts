import { startTestHost, TestHost } from '@slipway/sandbox';
import { RepositoryRef } from '../ScmHost';
import { GithubScmHost } from './GithubScmHost';

describe('GithubScmHost on a GitHub with small limits', () => {
  let sandbox: TestHost;
  let scm: GithubScmHost;
  const repository: RepositoryRef = {
    host: 'github.com',
    owner: 'platform',
    name: 'gitops',
  };

  beforeAll(async () => {
    sandbox = await startTestHost({
      github: { treeEntries: 3, contentBytes: 4, requestsPerHour: 60 },
    });
    scm = new GithubScmHost({
      host: 'github.com',
      apiBaseUrl: `${sandbox.url}/api/v3`,
      longestWaitMs: 10,
      credentials: {
        getCredentials: async () => ({
          type: 'token',
          headers: { Authorization: `Bearer ${sandbox.token}` },
        }),
      },
    });
    await sandbox.host.ensureRepository({ owner: 'platform', name: 'gitops' });
  });
  afterAll(() => sandbox.stop());

  it('tells an empty repository', async () => {
    expect(await scm.getRepository(repository)).toMatchObject({ empty: true });
    expect(await scm.getBranchCommit(repository, 'main')).toBeUndefined();
    expect(await scm.listFiles(repository, 'main')).toEqual([]);
    expect(await scm.listCommits(repository, 'main')).toEqual([]);
    await expect(
      scm.openPullRequest({
        repository,
        base: 'main',
        branch: 'slipway/x',
        title: 'x',
        body: '',
        commitMessage: 'x',
        changes: [{ path: 'x', content: 'x' }],
      }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/no branch 'main'; push a first commit/),
    });
  });

  it('walks a tree that is cut short, and reads larger files as blobs', async () => {
    const paths = ['a.txt', 'b/1.txt', 'b/c/2.txt', 'b/c/3.txt', 'd/4.txt'];
    await sandbox.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      files: paths.map(path => ({ path, content: `of ${path}` })),
    });
    const files = await scm.listFiles(repository, 'main');
    expect(files.map(({ path }) => path)).toEqual(paths);
    expect(await scm.getTreeSha(repository, 'main', 'b/c')).toMatch(
      /^[0-9a-f]{40}$/,
    );
    const ask = jest.spyOn(globalThis, 'fetch');
    const below = await scm.listFiles(repository, 'main', 'd');
    expect(below.map(({ path }) => path)).toEqual(['d/4.txt']);
    // The branch, the cut listing, the root's folders, and the one that is wanted.
    expect(ask).toHaveBeenCalledTimes(4);
    ask.mockRestore();
    expect(await scm.readFile(repository, 'main', 'b/c/2.txt')).toBe(
      'of b/c/2.txt',
    );
  });

  it('says until when it has to wait, once its requests are used up', async () => {
    const ask = async () => {
      for (let i = 0; i < 60; i++) await scm.getRepository(repository);
    };
    await expect(ask()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /github\.com takes no more requests .* until \d{4}-.*Z/,
      ),
    });
  });
});
