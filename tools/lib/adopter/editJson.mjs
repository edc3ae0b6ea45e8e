import { readFile, writeFile } from 'node:fs/promises';

/**
 * Rewrites a JSON file.
 *
 * @param {string} file
 * @param {(content: any) => unknown} edit
 */
export async function editJson(file, edit) {
  const content = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify(edit(content), null, 2)}\n`);
}
