import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/**
 * Takes keys out of a portal's configuration.
 *
 * @param {string} portal
 * @param {...(readonly string[])} paths
 */
export async function dropConfig(portal, ...paths) {
  const file = join(portal, 'app-config.yaml');
  const config = parseDocument(await readFile(file, 'utf8'));
  for (const path of paths) config.deleteIn(path);
  await writeFile(file, String(config));
}
