import type * as TsMorph from 'ts-morph';

/**
 * The TypeScript compiler is large: loading it takes longer than everything else that the command line does. It is
 * loaded when a file is read that {@link scanConfigFile} leaves to it.
 */
export function loadTsMorph(): typeof TsMorph {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at once
  return require('ts-morph');
}
