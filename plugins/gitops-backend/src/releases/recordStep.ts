import { CommandStepDefinition } from '../commands/CommandDefinition';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { mainSource } from '../mappers/mainSource';
import { ReleaseTools } from './ReleaseTools';

/** Writes down what the release came to: the version that runs, and by which operation. */
export function recordStep(tools: ReleaseTools): CommandStepDefinition {
  return {
    name: 'record',
    title: 'Record the release',
    onlyLooks: true,
    exclusive: false,
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const { status } = await access.read();
      const last = status?.history?.at(-1);
      const revision = last && mainSource(last).revision;
      if (revision) await context.made({ revision });
      const { chart, version } = context.memory;
      return {
        type: 'done',
        output: `${chart} ${version} is ${status?.health?.status ?? 'live'} on ${context.deployment.name}`,
      };
    },
  };
}
