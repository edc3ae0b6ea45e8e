import { createHash } from 'node:crypto';
import { stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The entity ref of the Location entity that the catalog makes for a registered location: its name is `generated-` and
 * the SHA-1 of `<type>:<target>`. A location whose file does not exist yet has no entity that could be listed, and can
 * be asked for only by this name.
 */
export function registeredLocationRef(location: {
  readonly type: string;
  readonly target: string;
}): string {
  const hash = createHash('sha1')
    .update(`${location.type}:${location.target}`)
    .digest('hex');
  return stringifyEntityRef({
    kind: 'Location',
    namespace: 'default',
    name: `generated-${hash}`,
  });
}
