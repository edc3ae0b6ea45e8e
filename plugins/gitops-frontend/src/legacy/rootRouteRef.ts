import { createRouteRef } from '@backstage/core-plugin-api';

/** Where an app of the old frontend system mounts the tab. */
export const rootRouteRef = createRouteRef({ id: 'gitops' });
