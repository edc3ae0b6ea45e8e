import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { GitopsClient } from '@slipway/plugin-gitops-common';
import { gitopsApiRef } from './api/gitopsApiRef';

const DEPLOYABLE = { kind: { $in: ['component', 'resource'] } };

const gitopsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GitopsClient(deps),
    }),
});

const deploymentsContent = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    group: 'deployment',
    filter: DEPLOYABLE,
    loader: () =>
      import('./components/DeploymentsTab/DeploymentsTab').then(m => (
        <m.DeploymentsTab />
      )),
  },
});

const deploymentsCard = EntityCardBlueprint.make({
  name: 'deployments',
  params: {
    type: 'content',
    filter: DEPLOYABLE,
    loader: () =>
      import('./components/OverviewCard/OverviewCard').then(m => (
        <m.OverviewCard />
      )),
  },
});

/**
 * The Deployments tab and card of Components and Resources, and the client behind them.
 *
 * @public
 */
export const gitopsPlugin = createFrontendPlugin({
  pluginId: 'gitops',
  title: 'Deployments',
  info: { packageJson: () => import('../package.json') },
  extensions: [gitopsApi, deploymentsContent, deploymentsCard],
});
