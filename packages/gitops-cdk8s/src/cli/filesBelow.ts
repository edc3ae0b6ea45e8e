import { Dirent, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Paths of the files below a folder, with `/` on every system; none when there is no such folder. Links to folders are
 * followed, links to files are not among them.
 *
 * @param root - the folder that paths begin at
 * @param folder - below it
 */
export function filesBelow(root: string, folder: string): readonly string[] {
  const paths: string[] = [];
  const open = [posix.join(folder, '.')];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const entry of entriesOf(join(root, path))) {
      const below = posix.join(path, entry.name);
      if (entry.isFile()) {
        paths.push(below);
      } else if (entry.isDirectory() || leadsToFolder(entry, root, below)) {
        open.push(below);
      }
    }
  }
  return paths;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

function leadsToFolder(entry: Dirent, root: string, path: string): boolean {
  if (!entry.isSymbolicLink()) {
    return false;
  }
  try {
    return statSync(join(root, path)).isDirectory();
  } catch {
    // A link to nothing, or one in a circle.
    return false;
  }
}
