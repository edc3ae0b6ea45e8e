import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runYarn } from './runYarn.mjs';
import { tarballOf } from './tarballOf.mjs';

/**
 * Type-checks, builds and packs the public packages as a release does.
 *
 * @param {{ readonly source: string, readonly tarballs: string, readonly logs: string,
 *   readonly packages: readonly { readonly name: string }[],
 *   readonly processes: import('./ChildProcesses.mjs').ChildProcesses }} options
 */
export async function packPackages(options) {
  const { source, tarballs, logs, packages, processes } = options;
  await mkdir(tarballs, { recursive: true });
  const yarn = (args, log) =>
    runYarn({ args, cwd: source, logFile: join(logs, log), processes });
  await yarn(['tsc'], 'tsc.log');
  await yarn(['backstage-cli', 'repo', 'build'], 'build.log');

  const waiting = packages.map(({ name }) => name);
  const packNext = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const file = tarballOf(tarballs, name);
      await yarn(
        ['workspace', name, 'pack', '--out', file],
        `pack-${basename(file)}.log`,
      );
    }
  };
  await Promise.all([packNext(), packNext()]);
}
