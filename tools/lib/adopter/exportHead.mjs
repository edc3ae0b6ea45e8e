import { mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { workspaceManifests } from '../workspaceManifests.mjs';

// Caches of the checkout, which nothing outside may write to.
const LEFT_OUT = ['.cache'];

/**
 * Writes the files of the checkout's last commit into a folder, with links to the dependencies that are installed.
 * Packing rewrites package.json, so it never happens in the checkout itself.
 *
 * @param {{ readonly folder: string, readonly logs: string, readonly processes: import('./ChildProcesses.mjs').ChildProcesses }} options
 */
export async function exportHead({ folder, logs, processes }) {
  await mkdir(folder, { recursive: true });
  const git = args =>
    processes.run({
      command: 'git',
      args,
      cwd: root,
      // An index of its own: that of the checkout stays as it is.
      env: { GIT_INDEX_FILE: join(folder, '..', 'export.index') },
      logFile: join(logs, `git-${args[0]}.log`),
    });
  await git(['read-tree', 'HEAD']);
  await git(['checkout-index', '--all', `--prefix=${folder}/`]);
  for (const manifest of await workspaceManifests()) {
    const workspace = manifest.replace(/\/?package\.json$/, '');
    await linkDependencies(
      join(root, workspace, 'node_modules'),
      join(folder, workspace, 'node_modules'),
    );
  }
}

async function linkDependencies(from, to) {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  if (entries.length > 0) await mkdir(to, { recursive: true });
  for (const entry of entries) {
    if (LEFT_OUT.includes(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isSymbolicLink()) {
      // Relative, so that a workspace is the one of the export.
      await symlink(await readlink(source), target);
    } else if (entry.name === '@slipway') {
      await linkDependencies(source, target);
    } else {
      await symlink(source, target);
    }
  }
}
