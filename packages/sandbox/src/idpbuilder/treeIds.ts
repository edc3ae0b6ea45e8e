import { runGit } from '../render/git/runGit';

/** The Git ids of all files and folders of a commit, by path. */
export async function treeIds(
  repository: string,
  commit: string,
): Promise<ReadonlyMap<string, string>> {
  const listed = await runGit([
    '--git-dir',
    repository,
    'ls-tree',
    '-r',
    '-t',
    '-z',
    commit,
  ]);
  if (listed.exitCode !== 0) throw new Error(listed.stderr);
  return new Map(
    listed.stdout
      .split('\0')
      .filter(line => line !== '')
      .map(line => {
        const [about, path] = line.split('\t');
        return [path, about.split(' ')[2]];
      }),
  );
}
