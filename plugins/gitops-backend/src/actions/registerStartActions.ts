import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CommandKind,
  deployRequest,
  mutationRequest,
  promoteRequest,
  rollbackRequest,
  syncRequest,
} from '@slipway/plugin-gitops-common';
import type { output, ZodType } from 'zod';
import { parseRequest } from '../http/parseRequest';
import { actionFields } from './actionFields';
import { ActionTools } from './ActionTools';
import { startCommand } from './startCommand';

const attributes = { readOnly: false, destructive: true, idempotent: false };
const ANSWERS =
  'Answers at once with the accepted command; follow it with get-command. Take id from list-deployments.';

interface StartRequest {
  readonly input: { readonly entityRef: string; readonly id: string };
  readonly credentials: BackstageCredentials;
}

/** Registers what templates and agents may start on a deployment. None of these waits. */
export function registerStartActions(tools: ActionTools): void {
  const { actionsRegistry } = tools;
  const start = (
    kind: CommandKind,
    schema: ZodType<output<typeof mutationRequest>>,
    { credentials, input: { entityRef, id, ...body } }: StartRequest,
  ) =>
    startCommand(tools, {
      kind,
      entityRef,
      deploymentId: id,
      credentials,
      body: parseRequest(schema, body, 'input'),
    });

  actionsRegistry.register({
    name: 'start-deploy',
    title: 'Deploy a version',
    description: `Brings an image tag, or a version of the chart, to one environment by changing Git: a pull request, or a commit where the environment is set to that. Then waits until it is live and healthy. ${ANSWERS}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
          version: z
            .string()
            .describe('The image tag, or the version of the chart'),
          ...actionFields.mutation(z),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: request => start('deploy', deployRequest, request),
  });

  actionsRegistry.register({
    name: 'start-promotion',
    title: 'Promote a version',
    description: `Brings the version that one deployment of an entity runs, and runs healthy, to another one, by changing Git as start-deploy does. ${ANSWERS}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields
            .deploymentId(z)
            .describe('The deployment that gets the version'),
          from: actionFields
            .deploymentId(z)
            .describe('The deployment that runs the version'),
          version: z
            .string()
            .optional()
            .describe(
              'The version that was seen there; refused when another one runs by now',
            ),
          ...actionFields.mutation(z),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: request => start('promote', promoteRequest, request),
  });

  actionsRegistry.register({
    name: 'start-sync',
    title: 'Sync a deployment',
    description: `Has Argo CD apply what Git says now, wave by wave. ${ANSWERS}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
          prune: z
            .boolean()
            .optional()
            .describe(
              'Removes what Git does not have any more; not by default',
            ),
          dryRun: z.boolean().optional().describe('Only tries it'),
          ...actionFields.mutation(z),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: request => start('sync', syncRequest, request),
  });

  actionsRegistry.register({
    name: 'start-rollback',
    title: 'Roll a deployment back',
    description: `Goes back to an earlier version. The way 'git' restores it in Git; 'argocd' holds auto-sync and has Argo CD roll back, until somebody resumes. Look at plan-deployment with the same historyId first. ${ANSWERS}`,
    attributes,
    schema: {
      input: z =>
        z.object({
          entityRef: actionFields.entityRef(z),
          id: actionFields.deploymentId(z),
          way: z.enum(['git', 'argocd']),
          historyId: z.string().describe('From list-deployment-history'),
          prune: z
            .boolean()
            .optional()
            .describe('Removes what the earlier version does not have'),
          holdUntil: z
            .string()
            .optional()
            .describe('RFC 3339; when the hold of the Argo CD way is overdue'),
          ...actionFields.mutation(z),
        }),
      output: z => z.object({ command: z.record(z.any()) }),
    },
    action: request => start('rollback', rollbackRequest, request),
  });
}
