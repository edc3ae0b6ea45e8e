import { createApiRef } from '@backstage/frontend-plugin-api';
import { GitopsApi } from '@slipway/plugin-gitops-common';

/**
 * The plugin's HTTP interface for components. Replace its implementation by an extension `api:gitops`.
 *
 * @public
 */
export const gitopsApiRef = createApiRef<GitopsApi>().with({
  id: 'plugin.gitops.client',
  pluginId: 'gitops',
});
