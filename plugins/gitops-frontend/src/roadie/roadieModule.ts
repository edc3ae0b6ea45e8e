import {
  ApiBlueprint,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { argoCDApiRef } from '@roadiehq/backstage-plugin-argo-cd';
import { RoadieArgoCdClient } from './RoadieArgoCdClient';

/**
 * Replaces the API of Roadie's plugin (`api:argocd`) by a client of the gitops backend. For the new frontend system:
 * add it to the `features` of the app.
 *
 * @public
 */
export const roadieModule = createFrontendModule({
  pluginId: 'argocd',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: argoCDApiRef,
          deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
          factory: deps => new RoadieArgoCdClient(deps),
        }),
    }),
  ],
});
