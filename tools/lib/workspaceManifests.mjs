import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The package.json of the root and of every workspace, relative to the root.
 *
 * @param {string} [folder] another copy of the repository
 * @returns {Promise<string[]>}
 */
export async function workspaceManifests(folder = root) {
  const folders = [];
  for (const parent of ['packages', 'plugins']) {
    for (const name of await readdir(join(folder, parent))) {
      const manifest = `${parent}/${name}/package.json`;
      if (existsSync(join(folder, manifest))) folders.push(manifest);
    }
  }
  return ['package.json', ...folders.sort()];
}
