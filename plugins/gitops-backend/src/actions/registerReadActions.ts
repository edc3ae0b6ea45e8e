import { planQuery } from '../http/planQuery';
import { parseRequest } from '../http/parseRequest';
import { readPlanTarget } from '../http/readPlanTarget';
import { actionFields } from './actionFields';
import { ActionTools } from './ActionTools';
import { fullRef } from './fullRef';
import { toJson } from './toJson';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** Registers what templates and agents may look at. */
export function registerReadActions({
  actionsRegistry,
  charts,
  service,
}: ActionTools): void {
  actionsRegistry.register({
    name: 'list-deployments',
    title: 'List deployments',
    description:
      'Lists the deployments of a catalog entity by environment, in promotion order: version, sync and health, drift, the running or last operation, and what the caller may do. Use it to find the id of a deployment. Does not call Argo CD.',
    attributes,
    schema: {
      input: z => z.object({ entityRef: actionFields.entityRef(z) }),
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
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
        }),
      output: z => z.object({ detail: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, id }, credentials }) => {
      const entityRef = fullRef(ref);
      const detail = await service.getDetail({ entityRef, id, credentials });
      return { output: { detail: toJson(detail) } };
    },
  });

  actionsRegistry.register({
    name: 'list-deployment-history',
    title: 'List the history of a deployment',
    description:
      'Lists the operations of a deployment from the ledger, newest first: who, why, version, result and time. The id of an entry is what plan-deployment and start-rollback take. Give the cursor of one page to read the next.',
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
          cursor: z.string().optional().describe('From the page before'),
        }),
      output: z => z.object({ history: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, id, cursor }, credentials }) => {
      const history = await service.getHistory({
        entityRef: fullRef(ref),
        id,
        cursor,
        credentials,
      });
      return { output: { history: toJson(history) } };
    },
  });

  actionsRegistry.register({
    name: 'plan-deployment',
    title: 'Plan a deployment',
    description:
      'Shows what would change before anything runs: the waves, and the difference of each object, for a revision or for an entry of the history. Changes nothing.',
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
          revision: z
            .string()
            .optional()
            .describe('A commit, or the version of the chart'),
          historyId: z
            .string()
            .optional()
            .describe('Instead of a revision: from list-deployment-history'),
        }),
      output: z => z.object({ plan: z.record(z.any()) }),
    },
    action: async ({ input: { entityRef: ref, id, ...rest }, credentials }) => {
      const target = readPlanTarget(parseRequest(planQuery, rest, 'input'));
      const entityRef = fullRef(ref);
      const plan = await service.getPlan({
        entityRef,
        id,
        target,
        credentials,
      });
      return { output: { plan: toJson(plan) } };
    },
  });

  actionsRegistry.register({
    name: 'list-chart-versions',
    title: 'List chart versions',
    description:
      'Lists the versions of the charts that the deployments of a catalog entity run, newest first, with digest, appVersion and where each one runs. Asks the chart registry.',
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
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

  for (const { name, of, title } of [
    { name: 'get-command', title: 'Get a command', of: 'a command' },
    { name: 'get-release', title: 'Get a release', of: 'a release' },
  ]) {
    actionsRegistry.register({
      name,
      title,
      description: `Reads ${of} with its steps: state, what it waits for, what it made, the error with the next step, and what it left behind.`,
      attributes,
      schema: {
        input: z =>
          z.object({
            entityRef: actionFields.entityRef(z),
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
}
