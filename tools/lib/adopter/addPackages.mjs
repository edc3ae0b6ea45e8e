import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { editJson } from './editJson.mjs';

/**
 * What `yarn --cwd <folder> add <packages>` writes into the package.json there; one install brings them all later. A
 * package of Backstage gets the version that this repository uses.
 *
 * @param {string} command
 * @param {{ readonly portal: string, readonly app: string }} options `app`: the folder that the page calls `packages/app`
 */
export async function addPackages(command, { portal, app }) {
  const [, folder, names] =
    /^yarn --cwd (\S+) add ((?:[@\w/.-]+ ?)+)$/.exec(command) ?? [];
  if (!folder) {
    throw new Error(
      `The documentation's command '${command}' is not of the form 'yarn --cwd FOLDER add PACKAGE …'.`,
    );
  }
  const added = {};
  for (const name of names.split(' ')) {
    const manifest = join(root, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(await readFile(manifest, 'utf8'));
    added[name] = `^${version}`;
  }
  const workspace = folder === 'packages/app' ? app : folder;
  await editJson(join(portal, workspace, 'package.json'), manifest => ({
    ...manifest,
    dependencies: { ...manifest.dependencies, ...added },
  }));
}
