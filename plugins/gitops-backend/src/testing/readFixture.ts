import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/**
 * An answer of a real Argo CD, with its times and names made plain.
 *
 * @param name - File name in `fixtures` without its ending.
 */
export function readFixture<T>(name: string): T {
  return JSON.parse(
    readFileSync(
      resolvePackagePath(
        '@slipway/plugin-gitops-backend',
        'src/testing/fixtures',
        `${name}.json`,
      ),
      'utf8',
    ),
  );
}
