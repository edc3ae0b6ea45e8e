import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { root, yarnPath } from '../paths.mjs';
import { editJson } from './editJson.mjs';

const CREATE_APP = '@backstage/create-app@0.9.2';

/** The folder of the app on the old frontend system, beside `packages/app`. */
export const LEGACY_APP = 'packages/app-legacy';

/**
 * Makes a portal with Backstage's own create-app, and puts the app of its template for the old frontend system beside
 * the new one, so that both are installed at once.
 *
 * @param {{ readonly folder: string, readonly scratch: string, readonly logs: string,
 *   readonly processes: import('./ChildProcesses.mjs').ChildProcesses }} options `folder`: made by this
 */
export async function createPortal({ folder, scratch, logs, processes }) {
  // create-app refuses to begin without some `yarn` on PATH.
  const bin = join(scratch, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(
    join(bin, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarnPath}" "$@"\n`,
  );
  await chmod(join(bin, 'yarn'), 0o755);

  const create = (path, flags, log) =>
    processes.run({
      command: 'npx',
      args: ['--yes', CREATE_APP, '--skip-install', ...flags, '--path', path],
      cwd: scratch,
      env: {
        PATH: [bin, process.env.PATH].join(delimiter),
        BACKSTAGE_APP_NAME: 'adopter',
      },
      logFile: join(logs, log),
    });
  await create(folder, [], 'create-app.log');
  const old = join(scratch, 'legacy');
  await create(old, ['--legacy'], 'create-app-legacy.log');

  await cp(join(old, 'packages', 'app'), join(folder, LEGACY_APP), {
    recursive: true,
  });
  await editJson(join(folder, LEGACY_APP, 'package.json'), manifest => ({
    ...manifest,
    name: 'app-legacy',
  }));
  // The people that the portal knows: the guest is a member of checkout, and not of payments.
  await cp(
    join(root, 'packages', 'backend', 'catalog', 'org.yaml'),
    join(folder, 'examples', 'org.yaml'),
  );
}
