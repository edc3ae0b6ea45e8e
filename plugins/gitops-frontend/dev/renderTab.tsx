import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { FakeGitopsApi } from './fake/FakeGitopsApi';
import { Scenario } from './fake/Scenario';
import { gitopsApiRef } from '../src/api/gitopsApiRef';
import { DeploymentsTab } from '../src/components/DeploymentsTab/DeploymentsTab';

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
