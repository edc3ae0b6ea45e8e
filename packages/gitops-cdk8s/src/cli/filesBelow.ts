import { Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

interface OpenFolder {
  readonly path: string;
  /** Where the links lead that were followed on the way here. */
  readonly links: readonly string[];
}

/**
 * Paths of the files below a folder, with `/` on every system; none when there is no such folder. Links to folders are
 * followed, each target once on the way down, so that links in a circle end; links to files are not among them.
 *
 * @param root - the folder that paths begin at
 * @param folder - below it
 */
export function filesBelow(root: string, folder: string): readonly string[] {
  const paths: string[] = [];
  const open: OpenFolder[] = [{ path: posix.join(folder, '.'), links: [] }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const entry of entriesOf(join(root, here.path))) {
      const path = posix.join(here.path, entry.name);
      if (entry.isFile()) {
        paths.push(path);
      } else if (entry.isDirectory()) {
        open.push({ ...here, path });
      } else if (entry.isSymbolicLink()) {
        const target = folderBehind(join(root, path));
        if (target !== undefined && !here.links.includes(target)) {
          open.push({ path, links: [...here.links, target] });
        }
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

/** The folder that a link leads to; undefined for a link to a file or to nothing. */
function folderBehind(link: string): string | undefined {
  try {
    return statSync(link).isDirectory() ? realpathSync(link) : undefined;
  } catch {
    return undefined;
  }
}
