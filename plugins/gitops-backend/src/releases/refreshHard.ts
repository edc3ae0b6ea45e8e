import { CommandStepDefinition } from '../commands/CommandDefinition';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { StepTools } from '../commands/steps/StepTools';

/** Makes Argo CD forget what it has rendered and look for the version: a chart's index is cached for minutes. */
export function refreshHard(tools: StepTools): CommandStepDefinition {
  return {
    name: 'refresh',
    title: 'Refresh Argo CD',
    async run(context) {
      await new ApplicationAccess(tools.clients, context).read('hard');
      return { type: 'done' };
    },
  };
}
