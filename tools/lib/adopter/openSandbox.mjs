import { join } from 'node:path';
import { readEnvFile } from '../readEnvFile.mjs';
import { sandboxService } from '../sandboxService.mjs';
import { waitForService } from '../waitForService.mjs';

const READY_MS = 180_000;

/**
 * Starts the sandbox with the demo's history on free ports.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 * @returns {Promise<Readonly<Record<string, string>>>} its addresses and accounts
 */
export async function openSandbox(bench) {
  const envFile = join(bench.folder, `sandbox.${process.pid}.env`);
  const sandbox = sandboxService({ data: bench.folder, envFile, portBase: 0 });
  await sandbox.start();
  bench.keep(sandbox);
  let env;
  await waitForService(
    sandbox,
    async () => {
      env = await readEnvFile(envFile);
      return Boolean(env);
    },
    READY_MS,
  );
  return env;
}
