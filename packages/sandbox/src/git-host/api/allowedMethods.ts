import { Router } from 'express';

/** The part of an Express router that tells what it serves. */
interface Layer {
  readonly regexp: RegExp;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
}

/** The methods that a router has for a path, in alphabetical order; undefined when it does not know the path. */
export function allowedMethods(
  router: Router,
  path: string,
): readonly string[] | undefined {
  const layers = (router as unknown as { readonly stack: readonly Layer[] })
    .stack;
  const methods = layers
    .filter(({ route, regexp }) => route && regexp.test(path))
    .flatMap(({ route }) => Object.keys(route!.methods))
    .map(method => method.toUpperCase());
  return methods.length > 0 ? [...new Set(methods)].sort() : undefined;
}
