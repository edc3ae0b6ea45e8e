import { PlatformSettings } from '../platform/PlatformSettings';

/** Keys of the labels on a cluster's registration. */
export interface ClusterLabelKeys {
  readonly name: string;
  readonly role: string;
  readonly environment: string;
  readonly addonPrefix: string;
}

/**
 * The keys that a repository uses.
 *
 * @internal
 */
export function clusterLabelKeys({
  clusterLabels = {},
}: PlatformSettings): ClusterLabelKeys {
  return {
    name: clusterLabels.name ?? 'cluster_name',
    role: clusterLabels.role ?? 'cluster_role',
    environment: clusterLabels.environment ?? 'environment',
    addonPrefix: clusterLabels.addonPrefix ?? 'enable_',
  };
}
