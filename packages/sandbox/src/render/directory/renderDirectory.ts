import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { manifestsOf } from '../manifestsOf';
import { ApplicationSource, RenderError } from '../SourceRenderer';

const MANIFEST_FILE = /\.(yaml|yml|json)$/;

function globToRegExp(glob: string): RegExp {
  let depth = 0;
  const body = glob.replace(/\*+|[?{},]|[^*?{},]/g, token => {
    if (token.startsWith('*')) return '.*';
    if (token === '?') return '.';
    if (token === '{') {
      depth += 1;
      return '(?:';
    }
    if (token === '}' && depth > 0) {
      depth -= 1;
      return ')';
    }
    if (token === ',' && depth > 0) return '|';
    return token.replace(/[\\^$.|+()[\]/{}]/g, '\\$&');
  });
  return new RegExp(`^${body}$`);
}

function filesBelow(
  folder: string,
  recurse: boolean,
  prefix = '',
): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = prefix ? `${prefix}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        return recurse && entry.name !== '.git'
          ? filesBelow(folder, recurse, path)
          : [];
      }
      return entry.isFile() && MANIFEST_FILE.test(entry.name) ? [path] : [];
    });
}

/** Files without these words hold no object, and are not read as one: values, settings of other tools. */
function mayHoldObjects(text: string): boolean {
  return ['apiVersion', 'kind', 'metadata'].every(word => text.includes(word));
}

/** Reads all manifests of a folder, in the order of their paths. */
export function renderDirectory(
  folder: string,
  options: ApplicationSource['directory'] = {},
): readonly Manifest[] {
  const include = options.include ? globToRegExp(options.include) : undefined;
  const exclude = options.exclude ? globToRegExp(options.exclude) : undefined;
  return filesBelow(folder, options.recurse ?? false)
    .filter(path => !include || include.test(path))
    .filter(path => !exclude?.test(path))
    .flatMap(path => {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!mayHoldObjects(text)) return [];
      try {
        return manifestsOf(text);
      } catch (error) {
        throw new RenderError(
          `Failed to unmarshal "${path}": failed to unmarshal manifest: error converting YAML to JSON: ${(error as Error).message}`,
        );
      }
    });
}
