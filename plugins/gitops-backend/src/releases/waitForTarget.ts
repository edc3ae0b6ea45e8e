import { ConflictError } from '@backstage/errors';
import { CommandStepDefinition } from '../commands/CommandDefinition';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { cancelWhenSuperseded } from '../commands/steps/cancelWhenSuperseded';
import { isLookDue } from '../commands/steps/isLookDue';
import { patient } from '../commands/steps/patient';
import { StepContext } from '../commands/StepContext';
import { chartSourceOf } from './chartSourceOf';
import { judgeTarget } from './judgeTarget';
import { newestInRange } from './newestInRange';
import { ReleaseTools } from './ReleaseTools';

/** After a merge or a commit: waits until what carries Git into the cluster has moved the Application. */
export function waitForTarget(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'wait-target',
    title: 'Wait until the Application asks for the version',
    exclusive: false,
    onlyLooks: true,
    run: patient(async context => {
      const version = String(context.memory.version);
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const { targetRevision } = chartSourceOf(application);
      const verdict = judgeTarget(targetRevision, version);
      if (verdict === 'asks') return { type: 'done' };
      if (verdict === 'follows') {
        await refuseOlder(tools, context, targetRevision);
        return { type: 'done' };
      }
      if (await isLookDue(context)) {
        const end = await cancelWhenSuperseded(tools, context);
        if (end) return end;
      }
      return {
        type: 'again',
        afterMs: tools.timings.pollMs,
        waitsFor: `Waits until ${application.metadata.name} asks for ${version}; it asks for ${targetRevision}.`,
      };
    }),
  };
}

/** A range runs the newest version that it takes in, so an older one would be released and never run. */
async function refuseOlder(
  { registries }: ReleaseTools,
  { deployment, memory, signal }: StepContext,
  targetRevision = '',
): Promise<void> {
  const { chart, version } = memory;
  const repository = registries.repositories.find(
    ({ name }) => name === memory.repository,
  );
  if (!repository) return;
  const versions = await registries
    .get(repository)
    .listVersions(String(chart), { signal });
  const newest = newestInRange(
    targetRevision,
    versions.map(each => each.version),
  );
  if (!newest || newest === version) return;
  throw new ConflictError(
    `${deployment.name} follows '${targetRevision}' and runs the newest version that this takes in, which is ${newest}. Release a newer one than that, or name ${version} in Git instead of the range.`,
  );
}
