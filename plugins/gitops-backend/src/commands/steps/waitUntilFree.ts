import { claimedCommand, initiatorOf } from '../../mappers/initiatorOf';
import { isOperationRunning } from '../../mappers/isOperationRunning';
import { CommandStepDefinition } from '../CommandDefinition';
import { ApplicationAccess } from './ApplicationAccess';
import { StepTools } from './StepTools';

/** Waits for an operation that somebody else began, and says whose it is. */
export function waitUntilFree(tools: StepTools): CommandStepDefinition {
  return {
    name: 'wait-free',
    title: 'Wait until nothing else runs',
    onlyLooks: true,
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      if (!isOperationRunning(application)) return { type: 'done' };
      const state = application.status?.operationState;
      const operation = application.operation ?? state?.operation;
      if (claimedCommand(operation) === context.commandId) {
        return { type: 'done' };
      }
      const { by } = initiatorOf(operation ?? {});
      const since = state?.startedAt ? ` since ${state.startedAt}` : '';
      const message = state?.message ? ` (${state.message})` : '';
      return {
        type: 'again',
        afterMs: tools.timings.pollMs,
        waitsFor: `Waits for the operation by ${by} that runs on ${application.metadata.name}${since}${message}.`,
      };
    },
  };
}
