import { isDeepStrictEqual } from 'node:util';
import { Manifest } from '@slipway/sync-waves';
import { IgnoredDifference } from '../objects/Application';
import { globMatch } from '../objects/globMatch';

function without(object: unknown, path: readonly string[]): unknown {
  if (typeof object !== 'object' || object === null || path.length === 0) {
    return object;
  }
  const [head, ...rest] = path;
  if (Array.isArray(object)) {
    return object.map((item, index) =>
      String(index) === head ? without(item, rest) : item,
    );
  }
  if (!(head in object)) return object;
  const { [head]: field, ...others } = object as Record<string, unknown>;
  return rest.length === 0
    ? others
    : { ...others, [head]: without(field, rest) };
}

/** Removes what a JSON pointer names. */
function withoutPointer<T>(object: T, pointer: string): T {
  const path = pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return without(object, path) as T;
}

function pointersFor(
  manifest: Manifest,
  ignored: readonly IgnoredDifference[],
): readonly string[] {
  const slash = manifest.apiVersion.indexOf('/');
  const group = slash < 0 ? '' : manifest.apiVersion.slice(0, slash);
  return ignored
    .filter(
      rule =>
        globMatch(rule.group ?? '', group) &&
        globMatch(rule.kind ?? '', manifest.kind) &&
        (!rule.name || rule.name === manifest.metadata.name) &&
        (!rule.namespace || rule.namespace === manifest.metadata.namespace),
    )
    .flatMap(rule => rule.jsonPointers ?? []);
}

/** Whether what is applied is what is wanted, apart from fields that the Application ignores. */
export function compareObjects(
  target: Manifest,
  applied: Manifest,
  ignored: readonly IgnoredDifference[] = [],
): boolean {
  const pointers = pointersFor(target, ignored);
  const reduce = (object: Manifest) =>
    pointers.reduce<Manifest>(withoutPointer, { ...object, status: undefined });
  return isDeepStrictEqual(reduce(target), reduce(applied));
}
