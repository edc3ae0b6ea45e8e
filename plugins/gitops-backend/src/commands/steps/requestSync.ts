import { ArgoApplication, ArgoCdError } from '@slipway/plugin-gitops-node';
import { OPERATION_INFO } from '../../mappers/initiatorOf';
import { CommandStepDefinition } from '../CommandDefinition';
import { judgeOperation } from '../judge/judgeOperation';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';
import { ApplicationAccess } from './ApplicationAccess';
import { StepTools } from './StepTools';

/** Asks Argo CD for a sync once, with who and why in its infos. */
export function requestSync(
  tools: StepTools,
  options: {
    /** Ends the command early, for instance because what was wanted runs already. */
    readonly unless?: (
      application: ArgoApplication,
      context: StepContext,
    ) => Promise<StepResult | undefined>;
  } = {},
): CommandStepDefinition {
  return {
    name: 'sync',
    title: 'Ask Argo CD for a sync',
    async run(context) {
      const { prune, dryRun } = context.parameters;
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const requestedAt = context.now().toISOString();
      const { state } = judgeOperation(application, {
        commandId: context.operationTag,
        kind: 'sync',
      });
      if (state !== 'gone') return { type: 'done', output: 'Asked already' };
      const early = await options.unless?.(application, context);
      if (early) return early;
      await context.operation({ requestedAt });
      await context.remember({ requestedAt });
      try {
        await access.client.sync(
          access.ref,
          {
            prune: prune === true,
            dryRun: dryRun === true,
            infos: infosOf(context),
          },
          { signal: context.signal },
        );
      } catch (error) {
        if (
          error instanceof ArgoCdError &&
          error.kind === 'operation-in-progress'
        ) {
          return {
            type: 'again',
            afterMs: tools.timings.pollMs,
            waitsFor: `Waits for the operation that began on ${context.deployment.name} in the same moment.`,
          };
        }
        throw error;
      }
      return { type: 'done', output: 'Accepted by Argo CD' };
    },
  };
}

function infosOf({ actor, reason, operationTag }: StepContext) {
  return [
    { name: OPERATION_INFO.actor, value: actor },
    ...(reason ? [{ name: OPERATION_INFO.reason, value: reason }] : []),
    { name: OPERATION_INFO.command, value: operationTag },
  ];
}
