import { Manifest } from '../types/Manifest';
import { ResourceKey } from '../types/WavePlan';
import { apiGroupOf } from './apiGroupOf';
import { isBuiltInClusterScoped } from './isBuiltInClusterScoped';

/**
 * Where objects without a namespace go.
 *
 * @public
 */
export interface ResourceKeyOptions {
  /**
   * The namespace of namespaced objects that name none: the destination's.
   *
   * @defaultValue empty
   */
  readonly defaultNamespace?: string;
  /** Whether a kind is cluster-scoped; undefined leaves it to {@link isBuiltInClusterScoped}. */
  readonly isClusterScoped?: (
    group: string,
    kind: string,
  ) => boolean | undefined;
}

/**
 * The key of an object. A hook with `generateName` has that text as its name; a cluster-scoped object has no namespace,
 * whatever its manifest says.
 *
 * @public
 */
export function resourceKeyOf(
  manifest: Manifest,
  options: ResourceKeyOptions = {},
): ResourceKey {
  const group = apiGroupOf(manifest.apiVersion);
  const { kind, metadata } = manifest;
  const clusterScoped =
    options.isClusterScoped?.(group, kind) ??
    isBuiltInClusterScoped(group, kind);
  return {
    group,
    kind,
    namespace: clusterScoped
      ? ''
      : metadata?.namespace || (options.defaultNamespace ?? ''),
    name: metadata?.name || metadata?.generateName || '',
  };
}
