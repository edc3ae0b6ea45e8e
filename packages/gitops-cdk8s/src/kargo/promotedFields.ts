import { ApplicationConfig } from '../config/ApplicationConfig';

/**
 * The fields of an Application that Kargo's usual step writes, as JSON pointers: what applies the Application has to leave
 * them alone. None for steps of the config's own.
 *
 * @internal
 */
export function promotedFields({
  delivery,
  promotion,
}: Pick<ApplicationConfig, 'delivery' | 'promotion'>): readonly string[] {
  if (!promotion || promotion.kargo.steps) {
    return [];
  }
  return delivery?.type === 'chart'
    ? ['/spec/source/targetRevision']
    : ['/spec/source/kustomize'];
}
