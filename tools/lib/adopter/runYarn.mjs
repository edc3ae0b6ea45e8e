import { yarnPath } from '../paths.mjs';

/**
 * Runs the committed Yarn in a folder. A `CI` of this process does not reach it: it would forbid the new lockfile of a
 * fresh portal.
 *
 * @param {{ readonly args: readonly string[], readonly cwd: string, readonly logFile: string,
 *   readonly env?: Readonly<Record<string, string>>,
 *   readonly processes: import('./ChildProcesses.mjs').ChildProcesses }} options
 */
export function runYarn({ args, cwd, logFile, env, processes }) {
  return processes.run({
    command: process.execPath,
    args: [yarnPath, ...args],
    cwd,
    logFile,
    env: { CI: undefined, ...env },
  });
}
