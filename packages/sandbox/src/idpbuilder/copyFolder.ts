import { GitHost, HostFileChange, RepositoryName } from '../git-host/GitHost';
import { runGit } from '../render/git/runGit';

const AUTHOR = { name: 'git-reconciler', email: 'idpbuilder-agent@cnoe.io' };

/** Settings of {@link copyFolder}. */
export interface CopyFolderOptions {
  readonly gitHost: GitHost;
  readonly from: RepositoryName;
  readonly commit: string;
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
  const { gitHost, from, to, commit, folder, tree } = options;
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
  if ((await treeOf(target, 'refs/heads/main^{tree}')) === tree) return false;

  const paths = await gitHost.listFiles(from.owner, from.name, commit, folder);
  const files = await Promise.all(
    paths.map(async (path): Promise<HostFileChange> => ({
      path: path.slice(folder.length + 1),
      content: await gitHost.readFile(from.owner, from.name, commit, path),
    })),
  );
  const names = new Set(files.map(file => file.path));
  const old = await gitHost.listFiles(to.owner, to.name, 'main');
  const gone = old
    .filter(path => !names.has(path))
    .map(path => ({ path, content: undefined }));
  await gitHost.commitFiles({
    ...to,
    branch: 'main',
    files: [...files, ...gone],
    message: `updated from ${folder}`,
    author: AUTHOR,
  });
  return true;
}
