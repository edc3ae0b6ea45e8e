import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';

const BY_NAME = '/entities/by-name/component/default/bench';

/**
 * A catalog of one component. It is asked over HTTP by Backstage's own catalog client, as the real one is, and is only
 * faster in finding the entity.
 */
export function createBenchCatalog(options: {
  /** Value of the annotation `argocd/app-selector`. */
  readonly selector: string;
}): BackendFeature {
  const owner = 'user:default/mock';
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name: 'bench',
      annotations: { 'argocd/app-selector': options.selector },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
  return createBackendPlugin({
    pluginId: 'catalog',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use((req, res) => {
            if (req.path === BY_NAME) res.json(entity);
            else res.status(404).end();
          });
        },
      });
    },
  });
}
