import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = '.slipway-adopter';

/**
 * Makes a folder this program's own. Rejects with a sentence when it holds something else: folders in it are removed
 * and made again.
 *
 * @param {string} folder
 */
export async function ownFolder(folder) {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder);
  if (entries.length > 0 && !entries.includes(MARK)) {
    throw new Error(
      `The folder ${folder} holds something else. Give --folder an empty one, or one of an earlier run.`,
    );
  }
  await writeFile(join(folder, MARK), '');
}
