import { InputError } from '@backstage/errors';
import {
  Chart,
  packageChart,
  readChartArchive,
  versionOfTag,
} from '@slipway/helm-chart';
import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { StepContext } from '../commands/StepContext';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { chartSourceOf } from './chartSourceOf';
import { checkChartSource } from './checkChartSource';
import { chooseRepository } from './chooseRepository';
import { readSource } from './readSource';
import { requestedVersion } from './requestedVersion';
import { ReleaseTools } from './ReleaseTools';

/**
 * Reads the chart and checks that it is the one that the Application runs. What was read is kept with the command, so
 * that what is published is what was checked, even when the source moves on meanwhile.
 */
export function readStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'read',
    title: 'Read and check the chart',
    async run(context) {
      if (context.memory.repository) return { type: 'done' };
      const access = new ApplicationAccess(tools.clients, context);
      const source = chartSourceOf(await access.read());
      const repository = chooseRepository(tools.registries.repositories, {
        name: textOf(context.parameters.repository),
        repoURL: source.repoURL,
      });
      const archive = await context.attachment();
      const from = { repository, chart: source.chart };
      const chart = archive
        ? await readChartArchive(archive)
        : await readFrom(tools, context, from);
      const { name, version } = chart.metadata;
      if (name !== source.chart) {
        throw new InputError(
          `The chart is called '${name}', but ${context.deployment.name} runs '${source.chart}'. Release the chart that it runs, or change the Application in Git first.`,
        );
      }
      const { tag, tagWins } = context.parameters;
      if (typeof tag === 'string' && tag) {
        versionOfTag(tag, chart.metadata, { tagWins: tagWins === true });
      }
      // Finds a name or version that no registry takes.
      await packageChart(chart);
      await context.remember({ repository: repository.name });
      return {
        type: 'done',
        output: `${name} ${version}, ${chart.files.length} files, for ${repository.name}`,
      };
    },
  };
}

/** From where the request says; else the version that is published already, which is kept as it is. */
async function readFrom(
  tools: ReleaseTools,
  context: StepContext,
  from: { readonly repository: ChartRepositoryConfig; readonly chart: string },
): Promise<Chart> {
  if (context.parameters.sourceUrl) {
    const url = checkChartSource(String(context.parameters.sourceUrl), tools);
    const chart = await readSource(tools, url, {
      chart: from.chart,
      version: requestedVersion(context.parameters),
      appVersion: textOf(context.parameters.appVersion),
      signal: context.signal,
    });
    await context.attach((await packageChart(chart)).bytes);
    return chart;
  }
  // Noted first: a run that comes after must not take what is kept for an upload.
  await context.remember({ published: true });
  const { bytes } = await tools.registries
    .get(from.repository)
    .pull(from.chart, requestedVersion(context.parameters) ?? '', {
      signal: context.signal,
    });
  const chart = await readChartArchive(bytes);
  await context.attach(bytes);
  return chart;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
