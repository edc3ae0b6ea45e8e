import { contractHosts } from '../__testUtils__/contract/contractHosts';
import { ContractHost } from '../__testUtils__/contract/ContractHost';
import { WorkCopy } from '../__testUtils__/contract/WorkCopy';
import { FileChange, RepositoryRef } from '../ScmHost';

jest.setTimeout(60_000);

describe('commits on GitHub in a repository with links', () => {
  let server: ContractHost;
  let repository: RepositoryRef;
  let work: WorkCopy;
  const commit = (change: FileChange) =>
    server.scm.commitChanges({
      repository,
      branch: 'main',
      message: 'Deploy',
      changes: [change],
    });

  beforeAll(async () => {
    const github = contractHosts().find(([name]) => /github/i.test(name));
    if (!github) throw new Error('No GitHub among the hosts');
    server = await github[1]();
    repository = await server.createRepository('links');
    work = await WorkCopy.of(server.cloneUrl(repository));
    await work.commit({ files: { 'base/values.yaml': 'n: 1\n' } });
    await work.link('values.yaml', 'base/values.yaml');
    await work.link('linked', 'base');
  });
  afterAll(async () => {
    await work.remove();
    await server.stop();
  });

  it.each([
    ['the link itself', 'values.yaml', 'values.yaml'],
    ['a file below a link', 'linked/values.yaml', 'linked'],
    ['a new file below a link', 'linked/new/values.yaml', 'linked'],
  ])('does not write %s', async (_name, path, link) => {
    const before = await work.shaOf('origin/main');
    await expect(commit({ path, content: 'n: 2\n' })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        `${path} cannot be written, because '${link}' of ${repository.owner}/${repository.name} on ${repository.host} is a symbolic link`,
      ),
    });
    expect(await work.shaOf('origin/main')).toBe(before);
    expect(await work.entryOf('origin/main', link)).toMatch(/^120000 /);
  });

  it('writes what a link leads to, and takes a link away', async () => {
    await commit({ path: 'base/values.yaml', content: 'n: 2\n' });
    expect(await work.entryOf('origin/main', 'values.yaml')).toMatch(
      /^120000 /,
    );
    await commit({ path: 'values.yaml' });
    expect(await work.entryOf('origin/main', 'values.yaml')).toBe('');
  });
});
