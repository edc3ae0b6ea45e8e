import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { releaseRequest } from '@slipway/plugin-gitops-common';
import { ChartService } from '../charts/ChartService';
import { DeploymentService } from '../deployments/DeploymentService';
import { parseRequest } from '../http/parseRequest';
import { fullRef } from './fullRef';
import { toJson } from './toJson';

/**
 * Registers what templates and agents may do with charts and releases. None of these waits: a release is accepted and
 * followed with get-release.
 */
export function registerReleaseActions(options: {
  readonly actionsRegistry: ActionsRegistryService;
  readonly service: DeploymentService;
  readonly charts: ChartService;
}): void {
  const { actionsRegistry, service, charts } = options;

  actionsRegistry.register({
    name: 'list-chart-versions',
    title: 'List chart versions',
    description:
      'Lists the versions of the charts that the deployments of a catalog entity run, newest first, with digest, appVersion and where each one runs. Asks the chart registry.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, for example component:default/storefront'),
          chart: z.string().optional().describe('Only this chart'),
          repository: z
            .string()
            .optional()
            .describe('Only in this chart repository, by its configured name'),
        }),
      output: z => z.object({ charts: z.array(z.record(z.any())) }),
    },
    action: async ({ input, credentials }) => {
      const items = await charts.list({
        ...input,
        entityRef: fullRef(input.entityRef),
        credentials,
      });
      return { output: { charts: items.map(toJson) } };
    },
  });

  actionsRegistry.register({
    name: 'start-release',
    title: 'Start a release',
    description:
      'Releases a chart to one deployment: reads and checks it, publishes it, moves the Application to it by pull request, by commit or directly, syncs and waits until it is healthy. Answers at once with the accepted command; follow it with get-release. Give sourceUrl, or the version of a chart that is published already. Take deploymentId from list-deployments.',
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, for example component:default/storefront'),
          deploymentId: z
            .string()
            .describe('The deployment: <instance>:<namespace>:<application>'),
          sourceUrl: z
            .string()
            .optional()
            .describe(
              "Address of the chart's folder, or of a folder of manifests; has to be allowed by gitops.charts.sources",
            ),
          version: z
            .string()
            .optional()
            .describe('The version to publish, or one that is published'),
          tag: z
            .string()
            .optional()
            .describe('The Git tag that names the version, such as v1.2.3'),
          tagWins: z
            .boolean()
            .optional()
            .describe(
              "The tag's version takes the place of another one in Chart.yaml, which is refused otherwise",
            ),
          appVersion: z.string().optional(),
          repository: z
            .string()
            .optional()
            .describe('Name of the chart repository'),
          reason: z.string().optional().describe('Why, for the ledger'),
          idempotencyKey: z
            .string()
            .optional()
            .describe('The same key again answers with the first command'),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, ...body }, credentials }) => {
      const { deploymentId, reason, idempotencyKey, ...parameters } =
        parseRequest(releaseRequest, body, 'input');
      const command = await service.submit({
        kind: 'release',
        entityRef: fullRef(ref),
        id: deploymentId,
        credentials,
        reason: reason || undefined,
        idempotencyKey,
        parameters: toJson(parameters),
      });
      return { output: { command: toJson(command) } };
    },
  });

  actionsRegistry.register({
    name: 'get-release',
    title: 'Get a release',
    description:
      'Reads a release with its steps: state, what it waits for, what it made, the error with the next step, and what it left behind.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The entity, for example component:default/storefront'),
          id: z.string().describe('The id of the command'),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, id }, credentials }) => {
      const command = await service.getCommand({
        entityRef: fullRef(ref),
        commandId: id,
        credentials,
      });
      return { output: { command: toJson(command) } };
    },
  });
}
