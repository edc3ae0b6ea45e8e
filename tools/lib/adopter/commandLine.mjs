import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../paths.mjs';
import { readBlocks } from './readBlocks.mjs';

/**
 * The packed `slipway` command, in a GitOps repository that holds the config of its README.
 *
 * @param {import('./Workbench.mjs').Workbench} bench
 */
export async function commandLine({ folder, portal, logs, processes, report }) {
  const repository = join(folder, 'gitops');
  await rm(repository, { recursive: true, force: true });
  const page = join(root, 'packages', 'gitops-cdk8s', 'README.md');
  for (const { file, code } of await readBlocks(page)) {
    await mkdir(dirname(join(repository, file)), { recursive: true });
    await writeFile(join(repository, file), `${code}\n`);
  }
  const slipway = (...args) =>
    processes.run({
      command: process.execPath,
      args: [join(portal, 'node_modules/@slipway/cdk8s/bin/slipway'), ...args],
      cwd: repository,
      logFile: join(logs, `${args.join('-')}.log`),
    });
  const name = 'slipway command';
  await report.check(`${name}: writes what the config gives`, () =>
    slipway('synth'),
  );
  await report.check(`${name}: finds it right afterwards`, () =>
    slipway('synth', '--check'),
  );
}
