import { parseSource } from './parseSource';

/**
 * Loads the compiler that unusual config files need. It takes about a quarter of a second, in which nothing else runs: a
 * server calls this at its start, so that no request has to wait for it.
 *
 * @public
 */
export function prepareConfigReader(): void {
  parseSource('export default {};\n', 'prepare.ts');
}
