import { ConflictError } from '@backstage/errors';
import { packageChart, versionInRange } from '@slipway/helm-chart';
import { publishChart } from '../charts/publishChart';
import { publishLock } from '../charts/publishLock';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { chartSourceOf } from './chartSourceOf';
import { chooseRepository } from './chooseRepository';
import { keptChart } from './keptChart';
import { ReleaseTools } from './ReleaseTools';

/** Publishes the archive. The same content again sends nothing; other content under the version is refused. */
export function pushStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'push',
    title: 'Publish the chart',
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const { repoURL, targetRevision = '' } = chartSourceOf(
        await access.read(),
      );
      const repository = chooseRepository(tools.registries.repositories, {
        name: String(context.memory.repository),
        repoURL,
      });
      const { refusal, warning } = versionInRange({
        version: String(context.memory.version),
        targetRevision,
        type: repository.type,
      });
      if (refusal || warning) {
        throw new ConflictError(`${refusal ?? warning} Nothing was published.`);
      }
      if (context.memory.published) {
        await context.made({
          chart: String(context.memory.chart),
          chartVersion: String(context.memory.version),
          repository: repository.name,
        });
        return { type: 'done', output: 'It is published already' };
      }
      const request = {
        owner: context.commandId,
        holder: `the release of ${context.deployment.name}`,
      };
      const lock = await publishLock(
        tools.locks,
        repository,
        String(context.memory.chart),
        request,
      );
      if (!lock.acquired) {
        return {
          type: 'again',
          afterMs: tools.timings.pollMs,
          waitsFor: `Waits for ${lock.holder}, which is publishing to ${repository.name}.`,
        };
      }
      try {
        // Packing is reproducible, so this is the archive that was checked.
        const chart = await packageChart(await keptChart(context));
        const { name, version } = chart.metadata;
        await context.leaves(
          'chart',
          `Chart ${name} ${version} may be in ${repository.name} already; releasing the same content again is safe.`,
        );
        const { outcome, digest, warnings } = await publishChart(
          tools.registries.get(repository),
          chart,
          { signal: context.signal },
        );
        await context.made({
          chart: name,
          chartVersion: version,
          digest,
          repository: repository.name,
          ...(warnings.length && { warnings }),
        });
        await context.leaves(
          'chart',
          `Chart ${name} ${version} is published in ${repository.name}.`,
        );
        return {
          type: 'done',
          output: [
            outcome === 'unchanged'
              ? `${name} ${version} is in ${repository.name} already, with the same content`
              : `${name} ${version} is in ${repository.name}, ${digest}`,
            ...warnings,
          ].join('. '),
        };
      } finally {
        await tools.locks.release(context.commandId);
      }
    },
  };
}
