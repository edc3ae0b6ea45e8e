import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs Node with these arguments in the root, output shown as it comes.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env] added to the environment
 * @returns {Promise<number>} the exit code
 */
export function runStep(args, env = {}) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', code => resolve(code ?? 1));
  });
}
