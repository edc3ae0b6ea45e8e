import { JSX } from 'react';
import { createRoutableExtension } from '@backstage/core-plugin-api';
import { gitopsPlugin } from './gitopsPlugin';
import { rootRouteRef } from './rootRouteRef';

/**
 * The Deployments tab; the content of an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityDeploymentsContent: () => JSX.Element = gitopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeploymentsContent',
    component: () =>
      import('../components/DeploymentsTab/DeploymentsTab').then(
        m => m.DeploymentsTab,
      ),
    mountPoint: rootRouteRef,
  }),
);
