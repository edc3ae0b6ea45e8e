import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { manifestsOf } from '../manifestsOf';
import { RenderError } from '../SourceRenderer';
import { safeJoin } from '../safeJoin';

const ACTION = /\{\{(-?)\s*([\s\S]*?)\s*(-?)\}\}/g;
const BRACES = /^(?:"(\{\{|\}\})"|`(\{\{|\}\})`)$/;
const FILE = /^\.Files\.Get\s+(?:"([^"]+)"|`([^`]+)`)$/;

// An escaped brace holds braces itself, so it is put away before anything else is looked at.
const ESCAPED = /\{\{-?\s*(?:"(\{\{|\}\})"|`(\{\{|\}\})`)\s*-?\}\}/g;

function render(template: string, file: string, chart: string): string {
  const kept: string[] = [];
  const withoutEscapes = template.replace(ESCAPED, (_, quoted, ticked) => {
    kept.push(quoted ?? ticked);
    return `\u0000${kept.length - 1}\u0000`;
  });
  const rendered = withoutEscapes.replace(
    ACTION,
    (whole, _left, action: string) => {
      const braces = BRACES.exec(action);
      if (braces) return braces[1] ?? braces[2];
      const wanted = FILE.exec(action);
      if (wanted) {
        const path = safeJoin(chart, wanted[1] ?? wanted[2]);
        return path ? readFileSync(path, 'utf8') : '';
      }
      if (action.startsWith('/*')) return '';
      throw new RenderError(
        `the built-in reader does not know ${whole.slice(0, 60)} in templates/${file}; put helm on PATH and start the sandbox again`,
      );
    },
  );
  return rendered.replace(
    // eslint-disable-next-line no-control-regex
    /\u0000(\d+)\u0000/g,
    (_, index) => kept[Number(index)],
  );
}

/**
 * Reads a chart whose templates need no templating: escaped braces and `.Files.Get` only. Used where helm itself
 * cannot run; any other action is refused with its file.
 */
export function plainChart(chart: string): readonly Manifest[] {
  return ['crds', 'templates'].flatMap(folder => {
    const path = join(chart, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter(name => /\.(yaml|yml|json)$/.test(name) && !name.startsWith('_'))
      .sort()
      .flatMap(name => {
        const text = readFileSync(join(path, name), 'utf8');
        return manifestsOf(
          folder === 'crds' ? text : render(text, name, chart),
        );
      });
  });
}
