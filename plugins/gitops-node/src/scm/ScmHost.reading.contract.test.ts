import { contractHosts } from './__testUtils__/contract/contractHosts';
import { ContractHost } from './__testUtils__/contract/ContractHost';
import { WorkCopy } from './__testUtils__/contract/WorkCopy';
import { blobSha } from './planChanges';
import { RepositoryRef, ScmHost } from './ScmHost';

jest.setTimeout(120_000);

describe.each(contractHosts())('reading from %s', (_name, start) => {
  let server: ContractHost;
  let scm: ScmHost;
  let repository: RepositoryRef;
  let work: WorkCopy;
  let tip: string;

  beforeAll(async () => {
    server = await start();
    ({ scm } = server);
    repository = await server.createRepository('reading');
    work = await WorkCopy.of(server.cloneUrl(repository));
    await work.commit({
      files: Object.fromEntries(
        Array.from({ length: 1010 }, (_, i) => [`many/${i}.yaml`, `n: ${i}\n`]),
      ),
    });
    tip = await work.commit({
      files: {
        'dist/shop.yaml': 'kind: Application\n',
        'dist/shop/ä #%.txt': 'Grüße\n',
        'large.txt': 'x'.repeat(1_500_000),
        'latin1.txt': Buffer.from('Gr\xfc\xdfe\n', 'latin1'),
        'empty.txt': '',
      },
    });
    await work.commit({
      files: { 'beside.txt': 'x\n' },
      branch: 'feature/one',
    });
  });
  afterAll(async () => {
    await work.remove();
    await server.stop();
  });

  it('describes the repository', async () => {
    expect(await scm.getRepository(repository)).toEqual({
      defaultBranch: 'main',
      webUrl: server.webUrl(repository),
      empty: false,
    });
  });

  it('names what is not there', async () => {
    const missing = { ...repository, name: 'missing' };
    const refusal = {
      name: 'NotFoundError',
      message: expect.stringContaining(`${repository.owner}/missing`),
    };
    await expect(scm.getRepository(missing)).rejects.toMatchObject(refusal);
    await expect(scm.getBranchCommit(missing, 'main')).rejects.toMatchObject(
      refusal,
    );
    await expect(scm.readFile(missing, 'main', 'a.txt')).rejects.toMatchObject(
      refusal,
    );
    await expect(scm.listFiles(repository, 'missing')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('missing'),
    });
    await expect(scm.getPullRequest(repository, 999)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('999'),
    });
  });

  it('finds the tip of a branch, also with a slash in its name', async () => {
    expect(await scm.getBranchCommit(repository, 'main')).toBe(tip);
    expect(await scm.getBranchCommit(repository, 'feature/one')).toBe(
      await work.shaOf('origin/feature/one'),
    );
    expect(await scm.getBranchCommit(repository, 'feature')).toBeUndefined();
    expect(
      await scm.getBranchCommit(repository, 'nothing/here'),
    ).toBeUndefined();
  });

  it('lists all files over all pages, with their sha', async () => {
    expect(await scm.listFiles(repository, 'feature/one')).toHaveLength(1017);
    expect(await scm.listFiles(repository, tip, 'dist/')).toMatchObject([
      {
        path: 'dist/shop.yaml',
        sha: blobSha(Buffer.from('kind: Application\n')),
      },
      { path: 'dist/shop/ä #%.txt', sha: blobSha(Buffer.from('Grüße\n')) },
    ]);
  });

  it('reads files by branch and by commit', async () => {
    expect(
      await scm.readFile(repository, 'feature/one', 'dist/shop/ä #%.txt'),
    ).toBe('Grüße\n');
    expect(await scm.readFile(repository, tip, 'dist/shop.yaml')).toBe(
      'kind: Application\n',
    );
    expect(
      await scm.readFile(repository, 'main', 'dist/missing.yaml'),
    ).toBeUndefined();
    expect(await scm.readFile(repository, 'main', 'dist')).toBeUndefined();
  });

  it('reads large, empty and foreign files', async () => {
    expect(await scm.readFile(repository, 'main', 'large.txt')).toBe(
      'x'.repeat(1_500_000),
    );
    expect(await scm.readFile(repository, 'main', 'empty.txt')).toBe('');
    expect(await scm.readFile(repository, 'main', 'latin1.txt')).toBe(
      'Gr\ufffd\ufffde\n',
    );
  });

  it('gives the tree shas that git gives', async () => {
    expect(await scm.getTreeSha(repository, 'main', 'dist/shop')).toBe(
      await work.shaOf('origin/main:dist/shop'),
    );
    expect(await scm.getTreeSha(repository, 'main', '')).toBe(
      await work.shaOf('origin/main^{tree}'),
    );
    expect(await scm.getTreeSha(repository, 'main', 'missing')).toBeUndefined();
  });

  it('lists the commits of a path, newest first', async () => {
    expect(
      await scm.listCommits(repository, 'main', { path: 'dist/shop.yaml' }),
    ).toMatchObject([
      {
        sha: tip,
        message: 'By hand',
        author: 'Ann',
        url: scm.commitUrl(repository, tip),
      },
    ]);
    const [newest, ...older] = await scm.listCommits(repository, 'main', {
      limit: 2,
    });
    expect(newest.sha).toBe(tip);
    expect(older).toHaveLength(1);
    expect(Number.isNaN(Date.parse(newest.date))).toBe(false);
    expect(
      await scm.listCommits(repository, 'main', { path: 'missing.yaml' }),
    ).toEqual([]);
    await expect(
      scm.listCommits(repository, 'missing', { path: 'x' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('never passes our bad credentials on as the caller’s', async () => {
    await expect(
      server.stranger.getRepository(repository),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      kind: 'credentials',
      message: expect.stringMatching(
        `${server.host}.*check .* in integrations\\.`,
      ),
    });
  });
});
