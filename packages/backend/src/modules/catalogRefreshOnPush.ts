import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackstageCredentials,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
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
            const refs = await locationsOf(catalog, repository, credentials);
            for (const ref of refs) {
              // One that was removed meanwhile must not keep the others from being read.
              await catalog
                .refreshEntity(ref, { credentials })
                .catch(error => logger.warn(`Not refreshed: ${ref}`, error));
            }
            logger.info(
              `Push to ${repository}: asked ${refs.length} catalog locations to be read again`,
            );
          },
        });
      },
    });
  },
});

/**
 * The Location entities that read a file of the repository: those of the configuration, and those registered. A
 * registered one whose file does not exist yet has no entity that could be listed, only its location.
 */
async function locationsOf(
  catalog: CatalogService,
  repository: string,
  credentials: BackstageCredentials,
): Promise<readonly string[]> {
  const { items: entities } = await catalog.getEntities(
    { filter: { kind: 'Location' }, fields: ['kind', 'metadata', 'spec'] },
    { credentials },
  );
  const { items: registered } = await catalog.getLocations({}, { credentials });
  const refs = [
    ...entities
      .filter(({ spec }) => isLocationOf(String(spec?.target), repository))
      .map(entity => stringifyEntityRef(entity)),
    ...registered
      .filter(({ target }) => isLocationOf(target, repository))
      .map(({ entityRef }) => entityRef),
  ];
  return [...new Set(refs)];
}
