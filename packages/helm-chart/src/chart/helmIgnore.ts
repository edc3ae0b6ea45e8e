import { ChartError } from '../ChartError';
import { globPattern } from './globPattern';

/** Tells whether a path below the chart's folder is left out; a folder that is takes all below it along. */
export type HelmIgnore = (path: string, isFolder: boolean) => boolean;

/**
 * Reads a `.helmignore` with Helm's meaning, which is not Git's: a pattern without a slash matches a name at any depth,
 * one with a slash the whole path, one that ends in a slash only folders; dot files directly in `templates` are always
 * left out. `!` is refused, because Helm reads it as "everything that does not match", which drops Chart.yaml.
 *
 * @throws ChartError for `!`, `**` and malformed patterns
 */
export function helmIgnore(text: string): HelmIgnore {
  const rules = ['templates/.?*', ...text.replace(/^\uFEFF/, '').split('\n')]
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(rule);
  return (path, isFolder) => rules.some(matches => matches(path, isFolder));
}

function rule(line: string): HelmIgnore {
  if (line.startsWith('!')) {
    throw new ChartError(
      `.helmignore: "${line}" would make Helm leave out everything else, Chart.yaml too; list what to leave out instead.`,
    );
  }
  if (line.includes('**')) {
    throw new ChartError(
      `.helmignore: Helm knows no "**", as in "${line}"; write one pattern for each level.`,
    );
  }
  const foldersOnly = line.endsWith('/');
  const body = foldersOnly ? line.slice(0, -1) : line;
  const pattern = globPattern(body.replace(/^\//, ''));
  const wholePath = body.includes('/');
  return (path, isFolder) =>
    (isFolder || !foldersOnly) &&
    pattern.test(wholePath ? path : path.slice(path.lastIndexOf('/') + 1));
}
