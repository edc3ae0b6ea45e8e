import { ArgoCdError } from '@slipway/plugin-gitops-node';
import { isOperationRunning } from '../../mappers/isOperationRunning';
import { CommandStepDefinition } from '../CommandDefinition';
import { ApplicationAccess } from './ApplicationAccess';
import { StepTools } from './StepTools';

/** Ends what runs now and waits until it has ended. An operation that begins afterwards is left alone. */
export function terminateOperation(
  tools: StepTools,
  options: { readonly exclusive: boolean },
): CommandStepDefinition {
  return {
    name: 'terminate',
    title: 'Terminate what runs',
    exclusive: options.exclusive,
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const state = application.status?.operationState;
      const ending = context.memory.terminating;
      if (!isOperationRunning(application)) {
        return {
          type: 'done',
          output: ending
            ? `Ended: ${state?.message ?? state?.phase ?? 'no message'}`
            : 'Nothing was running',
        };
      }
      if (!state) {
        // Asked for and not begun: Argo CD cannot terminate it yet.
        return { type: 'again', afterMs: tools.timings.pollMs };
      }
      if (typeof ending === 'string' && ending !== state.startedAt) {
        return { type: 'done', output: 'Ended; another operation has begun' };
      }
      if (!ending) {
        await context.remember({ terminating: state.startedAt });
      }
      if (state.phase === 'Running') {
        await access.client
          .terminate(access.ref, { signal: context.signal })
          .catch(error => {
            const ended =
              error instanceof ArgoCdError && error.kind === 'conflict';
            if (!ended) throw error;
          });
      }
      return {
        type: 'again',
        afterMs: tools.timings.pollMs,
        output: state.message,
      };
    },
  };
}
