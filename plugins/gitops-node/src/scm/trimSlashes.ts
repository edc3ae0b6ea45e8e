/** A path without slashes at its ends: as the APIs of Git hosts take one. */
export function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
