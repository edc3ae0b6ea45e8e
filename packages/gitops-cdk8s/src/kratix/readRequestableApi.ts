import { z } from 'zod';
import { RequestableApi } from './RequestableApi';

const definitionSchema = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    scope: z.enum(['Namespaced', 'Cluster']),
    versions: z
      .array(
        z.object({
          name: z.string(),
          served: z.boolean(),
          storage: z.boolean(),
          schema: z
            .object({
              openAPIV3Schema: z.record(z.string(), z.unknown()).optional(),
            })
            .optional(),
        }),
      )
      .min(1),
  }),
});

const promiseSchema = z.object({
  kind: z.literal('Promise'),
  spec: z.object({ api: definitionSchema }),
});

/**
 * The API that a Promise or a CustomResourceDefinition offers. A sentence when the object is neither, or does not serve
 * the version that is asked for.
 *
 * @param version - the stored one when undefined
 * @internal
 */
export function readRequestableApi(
  object: unknown,
  version?: string,
): RequestableApi | string {
  const promise = promiseSchema.safeParse(object);
  const parsed = definitionSchema.safeParse(
    promise.success ? promise.data.spec.api : object,
  );
  if (!parsed.success) {
    return 'is neither a Promise nor a CustomResourceDefinition of apiextensions.k8s.io/v1';
  }
  const { group, names, scope, versions } = parsed.data.spec;
  const served = versions.filter(one => one.served).map(({ name }) => name);
  const found = versions.find(({ name, storage }) =>
    version === undefined ? storage : name === version,
  );
  if (!found || !found.served) {
    return `does not serve the version ${version ?? '(none is stored)'} of ${names.kind}; it serves ${served.join(', ') || 'none'}`;
  }
  return {
    group,
    kind: names.kind,
    version: found.name,
    namespaced: scope === 'Namespaced',
    served,
    schema: found.schema?.openAPIV3Schema,
  };
}
