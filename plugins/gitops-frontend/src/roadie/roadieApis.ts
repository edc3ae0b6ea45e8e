import {
  AnyApiFactory,
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { argoCDApiRef } from '@roadiehq/backstage-plugin-argo-cd';
import { RoadieArgoCdClient } from './RoadieArgoCdClient';

/**
 * The same replacement for the old frontend system: add these to the `apis` of the app, where they come before the
 * factory of Roadie's plugin.
 *
 * @public
 */
export const roadieApis: readonly AnyApiFactory[] = [
  createApiFactory({
    api: argoCDApiRef,
    deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
    factory: deps => new RoadieArgoCdClient(deps),
  }),
];
