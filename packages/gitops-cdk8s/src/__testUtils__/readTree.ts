import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** Every file below a folder, sorted by path. */
export function readTree(root: string): readonly GeneratedFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({
      path: relative(root, file).split(sep).join('/'),
      content: readFileSync(file, 'utf8'),
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}
