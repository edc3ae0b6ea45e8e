import { InputError } from '@backstage/errors';
import {
  Chart,
  lintChart,
  packageChart,
  readChartArchive,
  readChartFolder,
} from '@slipway/helm-chart';
import { rm } from 'node:fs/promises';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { StepContext } from '../commands/StepContext';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { chartSourceOf } from './chartSourceOf';
import { ReleaseTools } from './ReleaseTools';

/**
 * Reads the chart, checks it and packs it. The archive is kept with the command, so that what is published is what was
 * checked, even when the source moves on meanwhile.
 */
export function packageStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'package',
    title: 'Read, check and package the chart',
    async run(context) {
      if (context.memory.packaged) return { type: 'done' };
      const { version, appVersion } = context.parameters;
      const access = new ApplicationAccess(tools.clients, context);
      const source = chartSourceOf(await access.read());
      const chart = await readChart(tools, context);
      if (chart.metadata.name !== source.chart) {
        throw new InputError(
          `The chart is called '${chart.metadata.name}', but ${context.deployment.name} runs '${source.chart}'. Release the chart that it runs, or change the Application in Git first.`,
        );
      }
      const findings = lintChart(chart);
      const [first, ...more] = findings.filter(
        ({ level }) => level === 'error',
      );
      if (first) {
        const place = [first.file, first.line].filter(Boolean).join(':');
        throw new InputError(
          `The chart cannot be released: ${place}: ${first.message}${
            more.length ? ` There are ${more.length} more errors.` : ''
          }`,
        );
      }
      const made = await packageChart(chart, {
        version: textOf(version),
        appVersion: textOf(appVersion),
      });
      await context.attach(made.bytes);
      await context.remember({
        packaged: true,
        version: made.metadata.version,
        digest: made.digest,
      });
      const warnings = findings.filter(({ level }) => level === 'warning');
      return {
        type: 'done',
        output: [
          `${made.fileName}, ${made.bytes.length} bytes, ${made.digest}`,
          ...warnings.map(({ file, message }) => `${file}: ${message}`),
        ].join('\n'),
      };
    },
  };
}

async function readChart(
  tools: ReleaseTools,
  context: StepContext,
): Promise<Chart> {
  const archive = await context.attachment();
  if (archive) return readChartArchive(archive);
  const tree = await tools.urlReader.readTree(
    String(context.parameters.sourceUrl),
    { signal: context.signal },
  );
  const folder = await tree.dir();
  try {
    return await readChartFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
