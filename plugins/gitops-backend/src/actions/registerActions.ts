import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ChartService } from '../charts/ChartService';
import { DeploymentService } from '../deployments/DeploymentService';
import { fullRef } from './fullRef';
import { registerReleaseActions } from './registerReleaseActions';
import { toJson } from './toJson';

/**
 * Registers what templates and agents may look at and start. Every action goes through the same authorised service as the
 * routes.
 */
export function registerActions(options: {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: DeploymentService;
  readonly charts: ChartService;
}): void {
  registerReleaseActions(options);
  const { actionsRegistry, service } = options;
  const attributes = { readOnly: true, destructive: false, idempotent: true };

  actionsRegistry.register({
    name: 'list-deployments',
    title: 'List deployments',
    description:
      'Lists the deployments of a catalog entity by environment, in promotion order: version, sync and health, drift, the running or last operation, and what the caller may do. Use it to find the id of a deployment. Does not call Argo CD.',
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, for example component:default/storefront'),
        }),
      output: z => z.object({ overview: z.record(z.any()) }),
    },
    action: async ({ input, credentials }) => {
      const entityRef = fullRef(input.entityRef);
      const overview = await service.getOverview({ entityRef, credentials });
      return { output: { overview: toJson(overview) } };
    },
  });

  actionsRegistry.register({
    name: 'get-deployment',
    title: 'Get a deployment',
    description:
      'Reads one deployment afresh with the wave timeline of its running or last operation and one sentence that says what it does, waits for or died of. Take the id from list-deployments.',
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, for example component:default/storefront'),
          id: z
            .string()
            .describe('The deployment: <instance>:<namespace>:<application>'),
        }),
      output: z => z.object({ detail: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, id }, credentials }) => {
      const entityRef = fullRef(ref);
      const detail = await service.getDetail({ entityRef, id, credentials });
      return { output: { detail: toJson(detail) } };
    },
  });
}
