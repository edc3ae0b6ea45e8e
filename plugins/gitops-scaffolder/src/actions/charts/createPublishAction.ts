import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readChartArchive } from '@slipway/helm-chart';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { OpenClient } from '../../OpenClient';
import { inOneSentence } from '../inOneSentence';
import { examples } from './createPublishAction.examples';
import { publishSchema } from './publishSchema';

/**
 * The action `gitops:chart:publish`: uploads a packaged chart to the gitops backend, which checks who may publish it,
 * takes a lock, publishes it and reads it back. The scaffolder itself knows no registry and no password of one.
 *
 * @public
 */
export function createPublishAction(options: {
  readonly openClient: OpenClient;
}) {
  return createTemplateAction({
    id: 'gitops:chart:publish',
    description:
      'Publishes a packaged Helm chart through the gitops backend; the same chart again changes nothing',
    examples,
    supportsDryRun: true,
    schema: publishSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { input, logger } = ctx;
        const entityRef = stringifyEntityRef(
          parseEntityRef(input.entityRef, {
            defaultKind: 'Component',
            defaultNamespace: 'default',
          }),
        );
        const bytes = await readArchive(ctx.workspacePath, input.archivePath);
        const { name, version } = (await readChartArchive(bytes)).metadata;
        const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
        if (ctx.isDryRun) {
          logger.info('Dry run: nothing was published');
          ctx.output('outcome', 'created');
          ctx.output('repository', input.repository ?? '');
          ctx.output('chart', name);
          ctx.output('version', version);
          ctx.output('digest', digest);
          ctx.output('location', '');
          return;
        }
        const client = options.openClient(await ctx.getInitiatorCredentials());
        const published = await ctx.checkpoint({
          key: `chart.${entityRef}.${input.repository ?? ''}.${digest}`,
          fn: async () => {
            const answer = await client.uploadChart(
              entityRef,
              new Blob([new Uint8Array(bytes)]),
              { repository: input.repository || undefined },
            );
            return { ...answer, warnings: [...answer.warnings] };
          },
        });
        published.warnings.forEach(line => logger.warn(line));
        logger.info(
          published.outcome === 'unchanged'
            ? `${name} ${version} is in ${published.repository} already, with the same content`
            : `Published ${name} ${version} to ${published.repository}: ${published.digest}`,
        );
        ctx.output('outcome', published.outcome);
        ctx.output('repository', published.repository);
        ctx.output('chart', published.chart);
        ctx.output('version', published.version);
        ctx.output('digest', published.digest);
        ctx.output('location', published.location);
      }),
  });
}

async function readArchive(
  workspacePath: string,
  path: string,
): Promise<Buffer> {
  try {
    return await readFile(resolveSafeChildPath(workspacePath, path));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    throw new NotFoundError(
      `The workspace has no '${path}'. Package the chart first, with gitops:chart:package.`,
    );
  }
}
