import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentHash } from './contentHash.mjs';
import { root, yarnPath } from './paths.mjs';

const SOURCES = [
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'packages/sync-waves/package.json',
  'packages/sync-waves/src',
  'plugins/gitops-common/package.json',
  'plugins/gitops-common/src',
  'plugins/gitops-frontend/package.json',
  'plugins/gitops-frontend/src',
];

/**
 * Builds the page that the backend serves, unless it was built from the same sources before.
 *
 * @param {{ readonly logFile: string }} options
 * @returns {Promise<boolean>} whether it had to be built
 */
export async function buildApp({ logFile }) {
  const stamp = join(root, 'packages', 'app', 'dist', '.slipway-build');
  const wanted = await contentHash(SOURCES);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) {
    return false;
  }
  await mkdir(dirname(logFile), { recursive: true });
  await build(logFile);
  await writeFile(stamp, wanted);
  return true;
}

function build(logFile) {
  return new Promise((resolve, reject) => {
    const log = createWriteStream(logFile);
    const child = spawn(
      process.execPath,
      [yarnPath, 'workspace', 'app', 'build'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on('close', code => {
      log.end();
      if (code === 0) resolve();
      else reject(new Error(`The page could not be built. See ${logFile}`));
    });
  });
}
