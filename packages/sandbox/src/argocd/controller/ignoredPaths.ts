import { apiGroupOf, Manifest } from '@slipway/sync-waves';
import { IgnoredDifference } from '../objects/Application';
import { globMatch } from '../objects/globMatch';

/** One step into an object: a key or index, every element, or the elements in which a field has a value. */
export type PathStep =
  | { readonly key: string }
  | { readonly each: true }
  | { readonly where: string; readonly is: string };

const STEP =
  /^(?:\.?\["((?:[^"\\]|\\.)*)"\]|\.?\[(\d+)\]|(?:\.?\[\])(?:\s*\|\s*select\(\s*\.([\w-]+)\s*==\s*"([^"]*)"\s*\))?|\.([A-Za-z_][\w-]*))\s*(?:\|\s*(?=\.))?/;

/** Steps of a JSON pointer. */
function pointer(text: string): PathStep[] {
  return text
    .split('/')
    .slice(1)
    .map(part => ({ key: part.replaceAll('~1', '/').replaceAll('~0', '~') }));
}

/**
 * Steps of a jq path: `.a.b`, `["a"]`, `[0]`, `[]` and `[] | select(.name == "x")`. Undefined for what goes beyond that,
 * which the simulator does not read.
 */
function jqPath(text: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  let rest = text.trim();
  while (rest) {
    const match = STEP.exec(rest);
    if (!match || match[0] === '') return undefined;
    const [all, quoted, index, where, is, name] = match;
    const key = quoted ?? index ?? name;
    if (key !== undefined) steps.push({ key });
    else steps.push(where ? { where, is } : { each: true });
    rest = rest.slice(all.length);
  }
  return steps;
}

/** What an Application ignores in an object of this kind and name. */
export function ignoredPaths(
  manifest: Manifest,
  ignored: readonly IgnoredDifference[] = [],
): readonly (readonly PathStep[])[] {
  const group = apiGroupOf(manifest.apiVersion);
  const { name, namespace } = manifest.metadata;
  return ignored
    .filter(
      rule =>
        globMatch(rule.group ?? '', group) &&
        globMatch(rule.kind ?? '', manifest.kind) &&
        (!rule.name || rule.name === name) &&
        (!rule.namespace || rule.namespace === namespace),
    )
    .flatMap(rule => [
      ...(rule.jsonPointers ?? []).map(pointer),
      ...(rule.jqPathExpressions ?? []).flatMap(text => {
        const steps = jqPath(text);
        return steps ? [steps] : [];
      }),
    ]);
}
