import { contractHosts } from './__testUtils__/contract/contractHosts';
import { ContractHost } from './__testUtils__/contract/ContractHost';
import { WorkCopy } from './__testUtils__/contract/WorkCopy';
import { CommitChangesOptions, RepositoryRef, ScmHost } from './ScmHost';

jest.setTimeout(120_000);

describe.each(contractHosts())('commits to a branch of %s', (_name, start) => {
  let server: ContractHost;
  let scm: ScmHost;
  let repository: RepositoryRef;
  let work: WorkCopy;
  const request = (
    changes: CommitChangesOptions['changes'],
  ): CommitChangesOptions => ({
    repository,
    branch: 'main',
    message: 'Deploy shop',
    changes,
  });

  beforeAll(async () => {
    server = await start();
    ({ scm } = server);
    repository = await server.createRepository('commits');
    work = await WorkCopy.of(server.cloneUrl(repository));
  });
  afterAll(async () => {
    await work.remove();
    await server.stop();
  });

  it('makes one commit, and none when the branch holds it already', async () => {
    const before = await work.commit({
      files: { 'old.txt': 'x\n', 'kept.txt': 'x\n' },
    });
    const options = request([
      { path: 'new.txt', content: 'n\n' },
      { path: 'old.txt' },
    ]);
    const made = await scm.commitChanges(options);
    expect(made).toEqual({
      sha: await work.shaOf('origin/main'),
      url: scm.commitUrl(repository, made.sha),
      created: true,
    });
    expect(await work.shaOf('origin/main~1')).toBe(before);
    expect(
      (await scm.listFiles(repository, 'main')).map(({ path }) => path).sort(),
    ).toEqual(['README.md', 'kept.txt', 'new.txt']);
    expect(await scm.commitChanges(options)).toEqual({
      ...made,
      created: false,
    });
  });

  it('brings in what four commit at once, one after the other', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(number =>
        scm.commitChanges(
          request([{ path: `at-once/${number}.txt`, content: `${number}\n` }]),
        ),
      ),
    );
    expect(new Set(made.map(({ sha }) => sha)).size).toBe(4);
    expect(await scm.listFiles(repository, 'main', 'at-once')).toHaveLength(4);
  });

  it('undoes nothing that came after the changes were made', async () => {
    const madeFrom = await work.commit({ files: { 'list.txt': 'one\n' } });
    await work.commit({ files: { 'list.txt': 'two\n' } });
    const tip = await work.shaOf('origin/main');
    await expect(
      scm.commitChanges({
        ...request([{ path: 'list.txt', content: 'mine\n' }]),
        madeFrom,
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        `another list.txt since ${madeFrom.slice(0, 7)}.*run it again`,
      ),
    });
    expect(await work.shaOf('origin/main')).toBe(tip);
  });

  it('names a branch that is not there', async () => {
    await expect(
      scm.commitChanges({
        ...request([{ path: 'x', content: 'x' }]),
        branch: 'missing',
      }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining("'missing'"),
    });
  });
});
