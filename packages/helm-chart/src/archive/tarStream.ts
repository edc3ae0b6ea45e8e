/**
 * The library for reading archives and writing unusual ones. It is loaded when it is needed: packing a usual chart does
 * without, and a command that does only that starts faster.
 */
export function tarStream(): typeof import('tar-stream') {
  return require('tar-stream');
}
