import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPortal, LEGACY_APP } from './createPortal.mjs';
import { exportHead } from './exportHead.mjs';
import { installPortal } from './installPortal.mjs';
import { packPackages } from './packPackages.mjs';
import { publicPackages } from './publicPackages.mjs';
import { runYarn } from './runYarn.mjs';
import { tarballOf } from './tarballOf.mjs';

const APPS = ['app', 'app-legacy'];

/**
 * Packs the public packages of the last commit, as a release does.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 */
export async function pack(bench) {
  const { source, tarballs, logs, processes } = bench;
  await rm(source, { recursive: true, force: true });
  await exportHead({ folder: source, logs, processes });
  await packPackages({
    source,
    tarballs,
    logs,
    processes,
    packages: await publicPackages(source),
  });
}

/**
 * Makes a fresh portal, follows the documentation's installation for both frontend systems, and installs it.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 */
export async function install(bench) {
  const { folder, source, portal, tarballs, logs, processes } = bench;
  await rm(portal, { recursive: true, force: true });
  await createPortal({ folder: portal, scratch: folder, logs, processes });
  await bench.follow('install');
  await bench.follow('install', { app: LEGACY_APP });
  await bench.follow('legacy', { app: LEGACY_APP });
  await bench.follow('policy', { only: 'packages' });
  const packages = await publicPackages(source);
  await installPortal({
    portal,
    logs,
    processes,
    tarballs: Object.fromEntries(
      packages.map(({ name }) => [name, tarballOf(tarballs, name)]),
    ),
  });
}

/**
 * Builds the apps of both frontend systems.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 */
export async function build({ portal, logs, processes }) {
  await Promise.all(
    APPS.map(app =>
      runYarn({
        args: ['workspace', app, 'build'],
        cwd: portal,
        logFile: join(logs, `build-${app}.log`),
        processes,
      }),
    ),
  );
}
