import { releaseRequest } from '@slipway/plugin-gitops-common';
import { parseRequest } from '../http/parseRequest';
import { actionFields } from './actionFields';
import { ActionTools } from './ActionTools';
import { startCommand } from './startCommand';

/** Registers the start of a release. It does not wait: a release is accepted and followed with get-release. */
export function registerReleaseAction(tools: ActionTools): void {
  tools.actionsRegistry.register({
    name: 'start-release',
    title: 'Start a release',
    description:
      'Releases a chart to one deployment: reads and checks it, publishes it, moves the Application to it by pull request, by commit or directly, syncs and waits until it is healthy. Answers at once with the accepted command; follow it with get-release. Give sourceUrl, or the version of a chart that is published already. Take deploymentId from list-deployments.',
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          deploymentId: actionFields.deploymentId(z),
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
          ...actionFields.mutation(z),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef, ...rest }, credentials }) => {
      const { deploymentId, ...body } = parseRequest(
        releaseRequest,
        rest,
        'input',
      );
      return startCommand(tools, {
        kind: 'release',
        entityRef,
        deploymentId,
        credentials,
        body,
      });
    },
  });
}
