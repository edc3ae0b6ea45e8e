import { GitHost, RepositoryName } from '../git-host/GitHost';
import { runGit } from '../render/git/runGit';
import { readFolder } from './readFolder';
import { treeIds } from './treeIds';

const AUTHOR = { name: 'git-reconciler', email: 'idpbuilder-agent@cnoe.io' };

/** Settings of {@link copyFolder}. */
export interface CopyFolderOptions {
  readonly gitHost: GitHost;
  readonly from: RepositoryName;
  readonly folder: string;
  /** The folder's Git tree at the commit; undefined when it is not there. */
  readonly tree: string | undefined;
  readonly to: RepositoryName;
}

async function treeOf(
  repository: string,
  revision: string,
): Promise<string | undefined> {
  const result = await runGit([
    '--git-dir',
    repository,
    'rev-parse',
    '--verify',
    '-q',
    revision,
  ]);
  return result.exitCode === 0 ? result.stdout.trim() : undefined;
}

/**
 * Makes the repository's `main` the same Git tree as the folder. Returns false when it is already. Throws when the
 * folder is not there. Files are text: packages hold nothing else.
 */
export async function copyFolder(options: CopyFolderOptions): Promise<boolean> {
  const { gitHost, from, to, folder, tree } = options;
  if (!tree)
    throw new Error(
      `there is no folder ${folder} in ${from.owner}/${from.name}`,
    );
  await gitHost.ensureRepository({
    ...to,
    defaultBranch: 'main',
    description: `Copy of ${folder}, made by the sandbox`,
  });
  const target = gitHost.repositoryPath(to.owner, to.name);
  const before = await treeOf(target, 'refs/heads/main^{tree}');
  if (before === tree) return false;

  const files = await readFolder(
    gitHost.repositoryPath(from.owner, from.name),
    tree,
  );
  const old = before
    ? await treeIds(target, before)
    : new Map<string, string>();
  const gone = [...old.keys()].filter(path => !files.has(path));
  await gitHost.commitFiles({
    ...to,
    branch: 'main',
    files: [
      ...[...files].map(([path, content]) => ({ path, content })),
      ...gone.map(path => ({ path, content: undefined })),
    ],
    message: `updated from ${folder}`,
    author: AUTHOR,
  });
  return true;
}
