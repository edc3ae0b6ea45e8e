import { RepositoryFile } from '../ScmHost';
import { keepTrees } from './keepTrees';
import { WritableHost } from './WritableHost';

const repository = { host: 'git.example.com', owner: 'a', name: 'b' };

describe('keepTrees', () => {
  const hostOf = (list: (commit: string) => Promise<RepositoryFile[]>) =>
    keepTrees({
      listFiles: (_repository, commit) => list(commit),
    } as Partial<WritableHost> as WritableHost);

  it('lists a commit once, and every commit', async () => {
    const asked: string[] = [];
    const host = hostOf(async commit => {
      asked.push(commit);
      return [{ path: commit, sha: commit }];
    });
    await Promise.all([
      host.listFiles(repository, '1'),
      host.listFiles(repository, '1'),
      host.listFiles(repository, '2'),
    ]);
    expect(await host.listFiles(repository, '1')).toEqual([
      { path: '1', sha: '1' },
    ]);
    expect(asked).toEqual(['1', '2']);
  });

  it('keeps no failure', async () => {
    let failures = 1;
    const host = hostOf(async () => {
      if (failures-- > 0) throw new Error('away');
      return [];
    });
    await expect(host.listFiles(repository, '1')).rejects.toThrow('away');
    expect(await host.listFiles(repository, '1')).toEqual([]);
  });
});
