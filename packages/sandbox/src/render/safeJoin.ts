import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/** Joins a path from outside to a folder. Undefined when it leads out of it, by `..` or by a link, or is not there. */
export function safeJoin(folder: string, path: string): string | undefined {
  if (isAbsolute(path)) return undefined;
  try {
    const root = realpathSync(folder);
    const full = realpathSync(join(root, path));
    const below = relative(root, full);
    return below.startsWith('..') || isAbsolute(below) ? undefined : full;
  } catch {
    return undefined;
  }
}
