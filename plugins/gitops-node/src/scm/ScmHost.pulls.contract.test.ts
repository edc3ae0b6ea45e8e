import { contractHosts } from './__testUtils__/contract/contractHosts';
import { ContractHost } from './__testUtils__/contract/ContractHost';
import { WorkCopy } from './__testUtils__/contract/WorkCopy';
import { OpenPullRequestOptions, RepositoryRef, ScmHost } from './ScmHost';

jest.setTimeout(120_000);

describe.each(contractHosts())('pull requests on %s', (_name, start) => {
  let server: ContractHost;
  let scm: ScmHost;
  let repository: RepositoryRef;
  let work: WorkCopy;
  const request = (
    branch: string,
    changes: OpenPullRequestOptions['changes'],
  ): OpenPullRequestOptions => ({
    repository,
    base: 'main',
    branch,
    title: `Deliver ${branch}`,
    body: 'The plan.',
    commitMessage: `Deliver ${branch}`,
    changes,
  });
  /** What the pull request says once the host has tried to merge it. */
  const settled = async (number: number) => {
    for (let attempt = 1; ; attempt++) {
      const pull = await scm.getPullRequest(repository, number);
      if (pull.conflict !== undefined || attempt === 20) return pull;
    }
  };

  beforeAll(async () => {
    server = await start();
    ({ scm } = server);
    repository = await server.createRepository('pulls');
    work = await WorkCopy.of(server.cloneUrl(repository));
    await work.commit({
      files: {
        'config/a.ts': 'one\n',
        'config/b.ts': 'old\n',
        'run.sh': 'true\n',
        'logo.png': Buffer.from([0x89, 0x50, 0xff, 0x00, 0xfe]),
      },
    });
    await work.makeExecutable('run.sh');
  });
  afterAll(async () => {
    await work.remove();
    await server.stop();
  });

  it('opens one with one commit, and finds it again', async () => {
    const options = {
      ...request('slipway/shop', [
        { path: 'config/a.ts', content: 'two\n' },
        { path: 'dist/new.yaml', content: 'n: 1\n' },
        { path: 'dist/empty.yaml', content: '' },
        { path: 'run.sh', content: 'false\n' },
        { path: 'config/b.ts' },
        { path: 'logo.png' },
      ]),
      author: { name: 'Ben', email: 'ben@example.com' },
    };
    const opened = await scm.openPullRequest(options);
    expect(opened).toMatchObject({
      state: 'open',
      created: true,
      branch: 'slipway/shop',
      url: server.pullUrl(repository, opened.number),
    });
    expect(opened.mergeCommitSha).toBeUndefined();
    expect(opened.headSha).toBe(await work.shaOf('origin/slipway/shop'));
    expect(await work.shaOf('origin/slipway/shop~1')).toBe(
      await work.shaOf('origin/main'),
    );
    expect(await work.entryOf('origin/slipway/shop', 'run.sh')).toMatch(
      /^100755/,
    );
    expect(await work.entryOf('origin/slipway/shop', 'config/b.ts')).toBe('');
    expect(
      await scm.listCommits(repository, 'slipway/shop', { limit: 1 }),
    ).toMatchObject([{ message: 'Deliver slipway/shop', author: 'Ben' }]);

    const again = await scm.openPullRequest(options);
    expect(again).toMatchObject({
      number: opened.number,
      created: false,
      headSha: opened.headSha,
    });
    expect(await server.openPulls(repository)).toEqual([opened.number]);
    expect(await settled(opened.number)).toMatchObject({ conflict: false });
  });

  it('brings an open one to other content, and takes back what is no longer in it', async () => {
    const [before] = await server.openPulls(repository);
    const updated = await scm.openPullRequest({
      ...request('slipway/shop', [{ path: 'config/a.ts', content: 'three\n' }]),
      title: 'Other title',
    });
    expect(updated).toMatchObject({ number: before, created: false });
    const branch = 'slipway/shop';
    expect(updated.headSha).toBe(await work.shaOf(`origin/${branch}`));
    expect(await scm.readFile(repository, branch, 'config/a.ts')).toBe(
      'three\n',
    );
    expect(await scm.readFile(repository, branch, 'config/b.ts')).toBe('old\n');
    expect(
      await scm.readFile(repository, branch, 'dist/new.yaml'),
    ).toBeUndefined();
    expect(await work.entryOf(`origin/${branch}`, 'logo.png')).toBe(
      await work.entryOf('origin/main', 'logo.png'),
    );
    expect(await server.readPull(repository, before)).toEqual({
      title: 'Other title',
      changedFiles: 1,
    });
  });

  it('leaves one when four ask at once', async () => {
    const options = request('slipway/at-once', [
      { path: 'at-once.yaml', content: 'n: 1\n' },
    ]);
    const before = await server.openPulls(repository);
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() => scm.openPullRequest(options)),
    );
    expect(new Set(opened.map(pull => pull.number)).size).toBe(1);
    const after = await server.openPulls(repository);
    expect(after.filter(number => !before.includes(number))).toEqual([
      opened[0].number,
    ]);
  });

  it('says that there is nothing to change, and leaves no branch', async () => {
    await expect(
      scm.openPullRequest(
        request('slipway/same', [{ path: 'config/b.ts', content: 'old\n' }]),
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('Nothing to change'),
    });
    expect(
      await scm.getBranchCommit(repository, 'slipway/same'),
    ).toBeUndefined();
  });

  it('keeps off a branch that holds the work of others', async () => {
    await work.commit({ files: { 'theirs.txt': 'x\n' }, branch: 'theirs' });
    await expect(
      scm.openPullRequest(
        request('theirs', [{ path: 'ours.txt', content: 'x\n' }]),
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'theirs'"),
    });
  });

  it('keeps off a branch that people go forward with, and off the base', async () => {
    const next = await work.commit({
      files: { 'next.txt': 'x\n' },
      branch: 'next',
    });
    const main = await work.commit({
      files: { 'after.txt': 'x\n' },
      from: 'origin/next',
    });
    const changes = [{ path: 'ours.txt', content: 'x\n' }];
    await expect(
      scm.openPullRequest(request('next', changes)),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'next'"),
    });
    await expect(
      scm.openPullRequest(request('main', changes)),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('choose another name'),
    });
    expect(await scm.getBranchCommit(repository, 'next')).toBe(next);
    expect(await scm.getBranchCommit(repository, 'main')).toBe(main);
  });

  it('keeps a branch that lives on after its merge, and remakes none but its own', async () => {
    const develop = await work.commit({
      files: { 'develop.txt': 'x\n' },
      branch: 'develop',
    });
    const changes = [{ path: 'develop.txt', content: 'x\n' }];
    const merged = await scm.openPullRequest(request('develop', changes));
    await server.merge(repository, merged.number, 'merge');
    for (const content of ['x\n', 'y\n']) {
      const again = [{ path: 'develop.txt', content }];
      await expect(
        scm.openPullRequest(request('develop', again)),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /'develop'.*merged already.*'slipway\/'.*choose another name/,
        ),
      });
    }
    expect(await scm.getBranchCommit(repository, 'develop')).toBe(develop);
  });

  it('undoes nothing that came after the changes were made', async () => {
    const madeFrom = await work.commit({ files: { 'list.txt': 'one\n' } });
    await work.commit({ files: { 'beside.txt': 'x\n' } });
    const changes = [{ path: 'list.txt', content: 'one\ntwo\n' }];
    expect(
      await scm.openPullRequest({
        ...request('slipway/beside', changes),
        madeFrom,
      }),
    ).toMatchObject({ created: true });

    await work.commit({ files: { 'list.txt': 'one\nthree\n' } });
    await expect(
      scm.openPullRequest({
        ...request('slipway/outdated', changes),
        madeFrom,
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        `another list.txt since ${madeFrom.slice(0, 7)}.*run it again`,
      ),
    });
    expect(
      await scm.getBranchCommit(repository, 'slipway/outdated'),
    ).toBeUndefined();
  });

  it('goes on with a branch that an earlier call left without a pull request', async () => {
    const left = await work.commit({
      files: { 'left.txt': 'x\n' },
      branch: 'slipway/left',
    });
    expect(
      await scm.openPullRequest(
        request('slipway/left', [{ path: 'left.txt', content: 'x\n' }]),
      ),
    ).toMatchObject({ created: true, headSha: left });
  });

  it.each(['merge', 'squash', 'rebase'] as const)(
    'tells the commit of a %s, and uses the branch name again afterwards',
    async style => {
      const branch = `slipway/by-${style}`;
      const changes = (content: string) => [{ path: `${style}.txt`, content }];
      const first = await scm.openPullRequest(request(branch, changes('1\n')));
      await server.merge(repository, first.number, style);
      expect(await scm.getPullRequest(repository, first.number)).toMatchObject({
        state: 'merged',
        mergeCommitSha: await work.shaOf('origin/main'),
      });
      const second = await scm.openPullRequest(request(branch, changes('2\n')));
      expect(second).toMatchObject({ created: true, state: 'open' });
      expect(second.number).not.toBe(first.number);
    },
  );

  it('closes one with a comment, and goes on with what it left', async () => {
    const options = request('slipway/closed', [
      { path: 'closed.txt', content: 'x\n' },
    ]);
    const { number } = await scm.openPullRequest(options);
    await scm.closePullRequest?.(repository, number, { comment: 'Cancelled.' });
    expect(await scm.getPullRequest(repository, number)).toMatchObject({
      state: 'closed',
    });
    const again = await scm.openPullRequest(options);
    expect(again).toMatchObject({ created: true, state: 'open' });
    expect(again.number).not.toBe(number);
  });

  it('tells a conflict', async () => {
    const options = request('slipway/conflict', [
      { path: 'shared.txt', content: 'ours\n' },
    ]);
    const { number } = await scm.openPullRequest(options);
    await work.commit({ files: { 'shared.txt': 'theirs\n' } });
    expect(await settled(number)).toMatchObject({
      state: 'open',
      conflict: true,
    });
    await expect(
      scm.openPullRequest({
        ...options,
        changes: [{ path: 'shared.txt', content: 'other\n' }],
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`#${number}`),
    });
  });

  it('names a base branch that is not there', async () => {
    await expect(
      scm.openPullRequest({
        ...request('slipway/x', [{ path: 'x', content: 'x' }]),
        base: 'missing',
      }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining("'missing'"),
    });
  });

  it('leaves an archived repository alone', async () => {
    const archived = await server.createRepository('archived');
    await server.archive(archived);
    const options = request('slipway/x', [{ path: 'x', content: 'x' }]);
    await expect(
      scm.openPullRequest({ ...options, repository: archived }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/is archived; unarchive it/),
    });
  });
});
