import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { CommandStepDefinition } from '../CommandDefinition';
import { isAutoSyncOn } from '../judge/isAutoSyncOn';
import { withHold } from '../judge/withHold';
import { ApplicationAccess } from './ApplicationAccess';
import { StepTools } from './StepTools';

/** Switches auto-sync off and writes on the Application who did it and why, in the same PUT. */
export function holdAutoSync(tools: StepTools): CommandStepDefinition {
  return {
    name: 'hold',
    title: 'Hold auto-sync',
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const { name } = application.metadata;
      const until = context.parameters.until ?? context.parameters.holdUntil;
      const held =
        !isAutoSyncOn(application) &&
        application.metadata.annotations?.[HOLD_ANNOTATIONS.command] ===
          context.commandId;
      if (!held) {
        await context.leaves(
          'hold',
          `Auto-sync of ${name} is on hold; resume it when what Git has may run again.`,
        );
        await access.write(application, draft =>
          withHold(draft, {
            by: context.actor,
            since: context.now().toISOString(),
            commandId: context.commandId,
            reason: context.reason,
            until: typeof until === 'string' ? until : undefined,
          }),
        );
        await context.remember({ heldAt: context.now().toISOString() });
      }
      return { type: 'done', output: `Auto-sync of ${name} is off` };
    },
  };
}
