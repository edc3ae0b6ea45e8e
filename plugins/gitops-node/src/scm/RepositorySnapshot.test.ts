import { RepositorySnapshot } from './RepositorySnapshot';
import { ScmHost } from './ScmHost';

const COMMIT = 'c0ffee'.padEnd(40, '0');
const repository = { host: 'git.example.com', owner: 'o', name: 'r' };

describe('RepositorySnapshot', () => {
  async function take(paths: readonly string[]) {
    let running = 0;
    let most = 0;
    const asked: string[] = [];
    const host: Partial<ScmHost> = {
      listFiles: async (_, ref, prefix) => {
        asked.push(`list ${prefix} at ${ref}`);
        return paths.map(path => ({ path, sha: `id of ${path}`, size: 1 }));
      },
      readFile: async (_, ref, path) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        asked.push(`${path} at ${ref}`);
        return path === 'gone' ? undefined : `text of ${path}`;
      },
    };
    const snapshot = await RepositorySnapshot.take({
      host: host as ScmHost,
      repository,
      commit: COMMIT,
    });
    return { asked, most: () => most, snapshot };
  }

  it('lists the files of a folder, and knows their ids', async () => {
    const { asked, snapshot } = await take(['a/one', 'a/b/two', 'ab/three']);
    expect(snapshot.list('a')).toEqual(['a/one', 'a/b/two']);
    expect(snapshot.blobOf('a/one')).toBe('id of a/one');
    expect(snapshot.blobOf('a')).toBeUndefined();
    expect(asked).toEqual([`list  at ${COMMIT}`]);
  });

  it('reads what is there at its commit, and asks for nothing else', async () => {
    const { asked, snapshot } = await take(['one', 'two', 'gone']);
    expect(await snapshot.read(['two', 'none', 'gone'])).toEqual({
      two: 'text of two',
    });
    expect(asked.slice(1).sort()).toEqual([
      `gone at ${COMMIT}`,
      `two at ${COMMIT}`,
    ]);
  });

  it('reads a few at a time', async () => {
    const paths = Array.from({ length: 50 }, (_, index) => `file-${index}`);
    const { most, snapshot } = await take(paths);
    expect(Object.keys(await snapshot.read(paths)).sort()).toEqual(
      [...paths].sort(),
    );
    expect(most()).toBe(8);
  });
});
