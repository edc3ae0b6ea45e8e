import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { FakeGitopsApi } from '../../../dev/fake/FakeGitopsApi';
import { Scenario } from '../../../dev/fake/Scenario';
import { gitopsApiRef } from '../../api/gitopsApiRef';
import { DeploymentsTab } from './DeploymentsTab';

/** Shows the tab of the Component `storefront` over a made-up backend; for tests. */
export function renderTab(
  scenario: Scenario,
  options: { readonly path?: string } = {},
): FakeGitopsApi {
  const api = new FakeGitopsApi(scenario);
  renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'storefront', namespace: 'default' },
      }}
    >
      <DeploymentsTab />
    </EntityProvider>,
    {
      apis: [[gitopsApiRef, api]],
      initialRouteEntries: [options.path ?? '/'],
    },
  );
  return api;
}
