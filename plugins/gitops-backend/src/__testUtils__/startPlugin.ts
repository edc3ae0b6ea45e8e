import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { gitopsPlugin } from '../plugin';
import { documentedHttpRouter } from './documentedHttpRouter';

/**
 * Starts the plugin over an Argo CD instance called `main`, with the environments dev and production.
 */
export function startPlugin(options: {
  readonly url: string;
  /** @default the one that `TestArgoCd` takes */
  readonly token?: string;
  readonly entities: Entity[];
  readonly features?: readonly BackendFeature[];
  /** More of the configuration below `gitops`. */
  readonly gitops?: JsonObject;
}): Promise<TestBackend> {
  const { url, token = 'a.b.c', entities, features = [], gitops } = options;
  return startTestBackend({
    features: [
      gitopsPlugin,
      documentedHttpRouter,
      catalogServiceMock.factory({ entities }),
      ...features,
      mockServices.rootConfig.factory({
        data: {
          gitops: {
            argocd: { instances: [{ name: 'main', url, token }] },
            repository: { url: 'https://git.example.com/platform/gitops' },
            environments: [
              {
                name: 'dev',
                match: [{ destination: 'dev-*', project: 'shop' }],
              },
              {
                name: 'production',
                match: [{ destination: 'eu-prod-1' }],
                requireReason: true,
              },
            ],
            ...gitops,
          },
        },
      }),
    ],
  });
}

/** A component with an owner, as the catalog answers it. */
export function testComponent(
  name: string,
  owner: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
