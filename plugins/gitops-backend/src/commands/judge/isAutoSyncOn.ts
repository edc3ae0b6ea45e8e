import { ArgoApplication } from '@slipway/plugin-gitops-node';

/** Whether Argo CD syncs by itself. `enabled` counts since 3.1; missing means on. */
export function isAutoSyncOn({ spec }: ArgoApplication): boolean {
  const automated = spec.syncPolicy?.automated;
  return Boolean(automated) && automated?.enabled !== false;
}
