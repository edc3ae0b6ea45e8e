import { isBuiltInClusterScoped } from '@slipway/sync-waves';
import { RawObject } from './readManifests';

/**
 * Whether an object belongs to a namespace. Kubernetes' own kinds are known; a custom kind is of the cluster when its
 * CustomResourceDefinition is among the objects and says so, or when its name does, as ClusterIssuer's and
 * GatewayClass' do.
 *
 * @internal
 */
export function isNamespaced(
  { apiVersion, kind }: Pick<RawObject, 'apiVersion' | 'kind'>,
  objects: readonly RawObject[],
): boolean {
  const [group, version] = apiVersion.split('/');
  const custom = version ? group : '';
  if (isBuiltInClusterScoped(custom, kind)) {
    return false;
  }
  const definition = objects
    .filter(object => object.kind === 'CustomResourceDefinition')
    .map(
      object =>
        object.spec as
          | {
              readonly group?: unknown;
              readonly scope?: unknown;
              readonly names?: { readonly kind?: unknown };
            }
          | undefined,
    )
    .find(spec => spec?.group === custom && spec?.names?.kind === kind);
  return definition
    ? definition.scope !== 'Cluster'
    : !(custom.includes('.') && /^Cluster[A-Z]|[a-z]Class$/.test(kind));
}
