import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceManifests } from '../workspaceManifests.mjs';

/**
 * The packages that a release publishes.
 *
 * @param {string} folder a copy of the repository
 * @returns {Promise<readonly { readonly name: string }[]>}
 */
export async function publicPackages(folder) {
  const manifests = await Promise.all(
    (await workspaceManifests(folder)).map(async path =>
      JSON.parse(await readFile(join(folder, path), 'utf8')),
    ),
  );
  return manifests
    .filter(manifest => !manifest.private)
    .map(({ name }) => ({ name }));
}
