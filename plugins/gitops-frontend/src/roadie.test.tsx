import { errorApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  ArgoCDApi,
  argoCDApiRef,
  EntityArgoCDHistoryCard,
  EntityArgoCDOverviewCard,
} from '@roadiehq/backstage-plugin-argo-cd';
import { screen, waitFor } from '@testing-library/react';
import roadieModule, { roadieApis } from './roadie';

const NO_SUCH = {
  name: 'ResponseError',
  statusCode: 404,
  cause: { message: expect.stringContaining('None such.') },
};

const application = {
  metadata: {
    name: 'storefront-dev',
    namespace: 'argocd',
    instance: { name: 'main' },
  },
  status: {
    sync: { status: 'Synced' },
    health: { status: 'Degraded' },
    operationState: { phase: 'Running', startedAt: '2026-01-05T08:00:00Z' },
    history: [
      { id: 1, revision: 'a1b2c3', deployedAt: '2026-01-05T08:00:00Z' },
    ],
  },
};

/** Roadie's API by our factory, over a backend that answers by path. */
function roadieApi(answers: Record<string, unknown>, asked: string[] = []) {
  const [factory, ...others] = roadieApis;
  expect(others).toEqual([]);
  expect(factory.api).toBe(argoCDApiRef);
  return factory.factory({
    discoveryApi: {
      getBaseUrl: async (id: string) => `https://portal.example.com/api/${id}`,
    },
    fetchApi: {
      fetch: async (url: string) => {
        asked.push(
          url.replace('https://portal.example.com/api/gitops/v1/', ''),
        );
        const answer = answers[new URL(url).pathname.split('/argocd/')[1]];
        return new Response(
          JSON.stringify(
            answer ?? {
              error: { name: 'NotFoundError', message: 'None such.' },
            },
          ),
          {
            status: answer ? 200 : 404,
            headers: { 'content-type': 'application/json' },
          },
        );
      },
    },
  }) as ArgoCDApi;
}

describe("the entry for Roadie's Argo CD plugin", () => {
  it('is a module of that plugin', () => {
    expect(roadieModule).toMatchObject({ pluginId: 'argocd' });
  });

  it("fills Roadie's cards from the gitops backend", async () => {
    const asked: string[] = [];
    const api = roadieApi(
      {
        applications: { items: [application] },
        'applications/storefront-dev/revisions/a1b2c3/metadata': {
          author: 'Ana',
          message: 'Raise the tag',
        },
      },
      asked,
    );
    renderInTestApp(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'storefront',
            annotations: { 'argocd/app-selector': 'app=storefront' },
          },
        }}
      >
        <EntityArgoCDOverviewCard />
        <EntityArgoCDHistoryCard />
      </EntityProvider>,
      {
        apis: [
          [argoCDApiRef, api],
          [errorApiRef, { post: jest.fn(), error$: jest.fn() }],
        ],
        config: { argocd: { revisionsToLoad: 5 } },
      },
    );
    expect(await screen.findByText('Degraded')).toBeInTheDocument();
    expect(await screen.findByText('a1b2c3')).toBeInTheDocument();
    await waitFor(() =>
      expect(new Set(asked)).toEqual(
        new Set([
          'argocd/applications?selector=app%3Dstorefront',
          'argocd/applications/storefront-dev/revisions/a1b2c3/metadata?namespace=argocd&instance=main',
        ]),
      ),
    );
    expect(await screen.findByText('Raise the tag')).toBeInTheDocument();
  });

  it('encodes what it asks and carries the sentence of an error', async () => {
    const asked: string[] = [];
    const api = roadieApi({ instances: [{ name: 'eu', url: '' }] }, asked);
    await expect(
      api.getAppDetails({ url: '/x', appName: 'a/b', instance: 'eu' }),
    ).rejects.toMatchObject(NO_SUCH);
    expect(await api.serviceLocatorUrl({ appName: 'shop' })).toEqual([
      { name: 'eu', url: '' },
    ]);
    await expect(
      api.getAppListDetails({ url: '/x', appSelector: 'a=b', instance: 'eu' }),
    ).rejects.toMatchObject(NO_SUCH);
    expect(asked).toEqual([
      'argocd/applications/a%2Fb?instance=eu',
      'argocd/instances?name=shop',
      'argocd/applications?selector=a%3Db&instance=eu',
    ]);
  });
});
