import { join } from 'node:path';

/**
 * The file that a package is packed into.
 *
 * @param {string} folder
 * @param {string} name of the package
 */
export function tarballOf(folder, name) {
  return join(folder, `${name.replace('@', '').replace('/', '-')}.tgz`);
}
