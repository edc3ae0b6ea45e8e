import { readFile } from 'node:fs/promises';

/**
 * Reads `KEY=value` lines; undefined when the file is not there.
 *
 * @param {string} file
 * @returns {Promise<Record<string, string> | undefined>}
 */
export async function readEnvFile(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return Object.fromEntries(
    text
      .split('\n')
      .filter(line => /^[A-Z0-9_]+=/.test(line))
      .map(line => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]),
  );
}
