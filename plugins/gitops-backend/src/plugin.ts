import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { gitopsPermissions } from '@slipway/plugin-gitops-common';
import { registerActions } from './actions/registerActions';
import { createGitops } from './createGitops';
import { createRouter } from './router';
import { wakeOnWebhooks } from './wakeOnWebhooks';

/**
 * The backend of GitOps delivery.
 *
 * @public
 */
export const gitopsPlugin = createBackendPlugin({
  pluginId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        logger: coreServices.logger,
        database: coreServices.database,
        scheduler: coreServices.scheduler,
        auth: coreServices.auth,
        userInfo: coreServices.userInfo,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        auditor: coreServices.auditor,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        catalog: catalogServiceRef,
        signals: signalsServiceRef,
        notifications: notificationService,
        urlReader: coreServices.urlReader,
        actionsRegistry: actionsRegistryServiceRef,
        events: eventsServiceRef,
        metrics: metricsServiceRef,
      },
      async init(services) {
        const { lifecycle, httpRouter, permissionsRegistry } = services;
        const gitops = await createGitops(services);
        const { service, charts } = gitops;

        permissionsRegistry.addPermissions(Object.values(gitopsPermissions));
        httpRouter.use(createRouter({ ...services, ...gitops }));
        registerActions({ ...services, service, charts });
        await wakeOnWebhooks({ ...services, ...gitops });
        lifecycle.addStartupHook(() => gitops.start());
        lifecycle.addShutdownHook(() => gitops.stop());
      },
    });
  },
});
