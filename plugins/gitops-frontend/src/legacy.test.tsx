import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { GitopsApi } from '@slipway/plugin-gitops-common';
import { screen } from '@testing-library/react';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { FakeGitopsApi } from '../dev/fake/FakeGitopsApi';
import { scenarios } from '../dev/fake/scenarios';
import {
  EntityDeploymentsCard,
  EntityDeploymentsContent,
  gitopsApiRef,
  gitopsPlugin,
} from './legacy';

/** Renders in an app of the old frontend system. */
async function show(content: ReactNode) {
  await renderInTestApp(
    <TestApiProvider
      apis={[[gitopsApiRef, new FakeGitopsApi(scenarios.done(Date.now()))]]}
    >
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'storefront', namespace: 'default' },
        }}
      >
        <Routes>
          <Route path="/deployments" element={content} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    { routeEntries: ['/deployments?environment=production'] },
  );
}

describe('the entry for the old frontend system', () => {
  it('shows the tab', async () => {
    await show(<EntityDeploymentsContent />);
    expect(
      await screen.findByRole('heading', { name: '2.9.0 in production' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Deploy…' })).toBeEnabled();
  });

  it('shows the card', async () => {
    await show(<EntityDeploymentsCard />);
    expect(
      await screen.findByRole('row', { name: /^production/ }),
    ).toHaveTextContent(/2\.9\.0.*Synced.*Healthy/);
  });

  it('brings the client of the backend', async () => {
    const [factory, ...others] = [...gitopsPlugin.getApis()];
    expect(others).toEqual([]);
    expect(factory.api.id).toBe(gitopsApiRef.id);
    const asked: string[] = [];
    const client = factory.factory({
      discoveryApi: {
        getBaseUrl: async (id: string) =>
          `https://portal.example.com/api/${id}`,
      },
      fetchApi: {
        fetch: async (url: string) => {
          asked.push(url);
          return Response.json({ environments: [] });
        },
      },
    }) as GitopsApi;
    await client.getDeployments('component:default/storefront');
    expect(asked).toEqual([
      expect.stringMatching(
        /^https:\/\/portal\.example\.com\/api\/gitops\/.*storefront/,
      ),
    ]);
  });
});
