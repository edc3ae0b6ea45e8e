import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { editJson } from './editJson.mjs';
import { runYarn } from './runYarn.mjs';

/**
 * Installs the portal, with the tarballs in the place of what a registry would give. The repository's own lockfile and
 * resolutions are where it begins, so that it gets the versions of Backstage that the packages were tested with.
 *
 * @param {{ readonly portal: string, readonly tarballs: Readonly<Record<string, string>>, readonly logs: string,
 *   readonly processes: import('./ChildProcesses.mjs').ChildProcesses }} options
 */
export async function installPortal({ portal, tarballs, logs, processes }) {
  const ours = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const packed = Object.entries(tarballs).map(([name, path]) => [
    name,
    `file:${path}`,
  ]);
  await editJson(join(portal, 'package.json'), manifest => ({
    ...manifest,
    resolutions: {
      ...manifest.resolutions,
      ...ours.resolutions,
      ...Object.fromEntries(packed),
    },
  }));
  await cp(join(root, 'yarn.lock'), join(portal, 'yarn.lock'));
  await runYarn({
    args: ['install'],
    cwd: portal,
    logFile: join(logs, 'install.log'),
    processes,
    env: { YARN_ENABLE_SCRIPTS: 'false', YARN_ENABLE_TELEMETRY: 'false' },
  });
}
