import { ConflictError } from '@backstage/errors';
import {
  packageChart,
  PackagedChart,
  readChartArchive,
} from '@slipway/helm-chart';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { StepContext } from '../commands/StepContext';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { chartSourceOf } from './chartSourceOf';
import { chooseRepository } from './chooseRepository';
import { ReleaseTools } from './ReleaseTools';

/** Publishes the archive. The same content again sends nothing; other content under the version is refused. */
export function pushStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'push',
    title: 'Publish the chart',
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const { repoURL } = chartSourceOf(await access.read());
      const { repository } = context.parameters;
      const registry = tools.createRegistry(
        chooseRepository(tools.chartRepositories, {
          name: typeof repository === 'string' ? repository : undefined,
          repoURL,
        }),
      );
      const chart = await packaged(context);
      const { name, version } = chart.metadata;
      await context.leaves(
        'chart',
        `Chart ${name} ${version} may be in ${registry.name} already; releasing the same content again is safe.`,
      );
      const { outcome, digest } = await registry.publish(chart, {
        signal: context.signal,
      });
      await context.made({ chartVersion: version, digest });
      await context.leaves(
        'chart',
        `Chart ${name} ${version} is published in ${registry.name}.`,
      );
      return {
        type: 'done',
        output:
          outcome === 'unchanged'
            ? `${name} ${version} is in ${registry.name} already, with the same content`
            : `${name} ${version} is in ${registry.name}, ${digest}`,
      };
    },
  };
}

async function packaged(context: StepContext): Promise<PackagedChart> {
  const archive = await context.attachment();
  if (!archive) {
    throw new ConflictError(
      'The packaged chart of this release is gone. Release it again.',
    );
  }
  // Packing is reproducible, so this is the archive that was checked.
  return packageChart(await readChartArchive(archive));
}
