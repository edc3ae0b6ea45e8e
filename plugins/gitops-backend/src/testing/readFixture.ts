import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An answer of a real Argo CD, with its times and names made plain.
 *
 * @param name - File name in `fixtures` without its ending.
 */
export function readFixture<T>(name: string): T {
  return JSON.parse(
    readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8'),
  );
}
