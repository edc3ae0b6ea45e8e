import { rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes sure that one program at a time uses a data folder, and gives it back when this process ends. Rejects with a
 * sentence when another one has it; a claim whose process is gone counts for nothing.
 *
 * @param {string} folder
 */
export async function claimFolder(folder) {
  const file = join(folder, 'dev.pid');
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `Another ./dev (process ${holder}) uses the data folder ${folder}. Stop it, or choose another folder with --data.`,
    );
  }
  await mkdir(folder, { recursive: true });
  await writeFile(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
