import { ClusterLabelKeys } from './ClusterLabelKeys';

/**
 * The label that says whether a cluster takes an addon: `enable_external_dns` for `external-dns`.
 *
 * @internal
 */
export function addonLabel(
  { addonPrefix }: ClusterLabelKeys,
  addon: string,
): string {
  return `${addonPrefix}${addon.replaceAll('-', '_')}`;
}
