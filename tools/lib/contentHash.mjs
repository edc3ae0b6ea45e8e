import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * A hash over the names and contents of files and folders below the root: it changes when any of them does.
 * Folders are read whole, without `node_modules` and `dist`; what does not exist counts as empty.
 *
 * @param {readonly string[]} paths relative to the root
 * @param {readonly string[]} [extra] more text to tell apart, such as Node's version
 * @returns {Promise<string>}
 */
export async function contentHash(paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(text).update('\0');
  for (const path of paths) await addPath(hash, path);
  return hash.digest('hex');
}

async function addPath(hash, path) {
  const absolute = join(root, path);
  const entries = await readdir(absolute, { withFileTypes: true }).catch(
    () => undefined,
  );
  if (!entries) {
    const content = await readFile(absolute).catch(() => Buffer.alloc(0));
    hash.update(path).update('\0').update(content).update('\0');
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name !== 'node_modules' && entry.name !== 'dist') {
      await addPath(hash, `${path}/${entry.name}`);
    }
  }
}
