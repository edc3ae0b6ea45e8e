import { packageChart } from '@slipway/helm-chart';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { keptChart } from './keptChart';
import { requestedVersion } from './requestedVersion';

/** Packs the chart under the version that is to be published, reproducibly. */
export function packageStep(): CommandStepDefinition {
  return {
    name: 'package',
    title: 'Package the chart',
    onlyLooks: true,
    async run(context) {
      if (context.memory.packaged) return { type: 'done' };
      const { appVersion } = context.parameters;
      if (context.memory.published) {
        const { metadata } = await keptChart(context);
        await context.remember({
          packaged: true,
          chart: metadata.name,
          version: metadata.version,
        });
        return { type: 'done', output: 'It is packaged and published already' };
      }
      const made = await packageChart(await keptChart(context), {
        version: requestedVersion(context.parameters),
        appVersion: textOf(appVersion),
      });
      await context.attach(made.bytes);
      await context.remember({
        packaged: true,
        chart: made.metadata.name,
        version: made.metadata.version,
        digest: made.digest,
      });
      return {
        type: 'done',
        output: `${made.fileName}, ${made.bytes.length} bytes, ${made.digest}`,
      };
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
