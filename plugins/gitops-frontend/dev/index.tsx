import '@backstage/cli/asset-types';
// This page is an app of its own, so that it brings the styles as an app does.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import ReactDOM from 'react-dom/client';
import { gitopsApiRef } from '../src/api/gitopsApiRef';
import { DeploymentsTab } from '../src/components/DeploymentsTab/DeploymentsTab';
import { FakeGitopsApi } from './fake/FakeGitopsApi';
import { scenarios } from './fake/scenarios';

/** One page a scenario, at `/<name>`: the tab over data that is made up, without a backend. */
const pages = Object.entries(scenarios).map(([name, scenario]) =>
  PageBlueprint.make({
    name,
    params: {
      path: `/${name}`,
      title: name,
      noHeader: true,
      loader: async () => (
        <TestApiProvider
          apis={[[gitopsApiRef, new FakeGitopsApi(scenario(Date.now()))]]}
        >
          <EntityProvider
            entity={{
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'storefront', namespace: 'default' },
              spec: { type: 'service', owner: 'checkout' },
            }}
          >
            <main style={{ padding: 20 }}>
              <DeploymentsTab />
            </main>
          </EntityProvider>
        </TestApiProvider>
      ),
    },
  }),
);

const app = createApp({
  features: [createFrontendModule({ pluginId: 'app', extensions: pages })],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
