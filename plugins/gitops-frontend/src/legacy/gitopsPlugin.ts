import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { GitopsClient } from '@slipway/plugin-gitops-common';
import { gitopsApiRef } from '../api/gitopsApiRef';
import { rootRouteRef } from './rootRouteRef';

/**
 * The plugin for the old frontend system: the client of the backend behind its tab and card.
 *
 * @public
 */
export const gitopsPlugin = createPlugin({
  id: 'gitops',
  apis: [
    createApiFactory({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GitopsClient(deps),
    }),
  ],
  routes: { root: rootRouteRef },
});
