import { JSX } from 'react';
import { createComponentExtension } from '@backstage/core-plugin-api';
import { gitopsPlugin } from './gitopsPlugin';

/**
 * The card of the overview page. Its links lead to the tab under the path `deployments` of the same entity page.
 *
 * @public
 */
export const EntityDeploymentsCard: () => JSX.Element = gitopsPlugin.provide(
  createComponentExtension({
    name: 'EntityDeploymentsCard',
    component: {
      lazy: () =>
        import('../components/OverviewCard/OverviewCard').then(
          m => m.OverviewCard,
        ),
    },
  }),
);
