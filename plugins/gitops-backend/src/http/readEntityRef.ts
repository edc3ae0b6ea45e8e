import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const PART = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * The full ref that the parts of a path name.
 *
 * @throws InputError when a part cannot be one of an entity.
 */
export function readEntityRef(params: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  const { kind, namespace, name } = params;
  for (const part of [kind, namespace, name]) {
    if (!PART.test(part)) {
      throw new InputError(
        `'${part.slice(
          0,
          100,
        )}' cannot be part of an entity ref. Write /entities/<kind>/<namespace>/<name>.`,
      );
    }
  }
  return stringifyEntityRef({ kind, namespace, name });
}
