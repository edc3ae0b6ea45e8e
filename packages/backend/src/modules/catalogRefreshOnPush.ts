import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { isLocationOf } from './isLocationOf';
import { pushedRepository } from './pushedRepository';

/**
 * Reads the catalog's files of a repository again when its default branch was pushed to, so that a component is in
 * the catalog seconds after its pull request was merged rather than at the catalog's next round.
 */
export const catalogRefreshOnPush = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'refresh-on-push',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        events: eventsServiceRef,
        logger: coreServices.logger,
      },
      async init({ auth, catalog, events, logger }) {
        await events.subscribe({
          id: 'catalog-refresh-on-push',
          topics: ['gitea'],
          onEvent: async ({ eventPayload }) => {
            const repository = pushedRepository(eventPayload);
            if (!repository) return;
            const credentials = await auth.getOwnServiceCredentials();
            const { items } = await catalog.getEntities(
              { filter: { kind: 'Location' } },
              { credentials },
            );
            const locations = items.filter(entity =>
              isLocationOf(entity, repository),
            );
            for (const location of locations) {
              await catalog.refreshEntity(stringifyEntityRef(location), {
                credentials,
              });
            }
            logger.info(
              `Push to ${repository}: asked ${locations.length} catalog locations to be read again`,
            );
          },
        });
      },
    });
  },
});
