import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The full ref of what a person or an agent wrote; a component when no kind is named. */
export function fullRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind: 'Component',
      defaultNamespace: 'default',
    }),
  );
}
