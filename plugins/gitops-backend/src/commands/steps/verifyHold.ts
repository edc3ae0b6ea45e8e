import { ConflictError } from '@backstage/errors';
import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { CommandStepDefinition } from '../CommandDefinition';
import { isAutoSyncOn } from '../judge/isAutoSyncOn';
import { ownerOf } from '../judge/ownerOf';
import { withoutHoldNote } from '../judge/withHold';
import { ApplicationAccess } from './ApplicationAccess';
import { StepTools } from './StepTools';

/** Reads the hold back after whoever owns the Application had time to undo it, and stops the command if so. */
export function verifyHold(tools: StepTools): CommandStepDefinition {
  return {
    name: 'verify-hold',
    title: 'Read the hold back',
    retry: { from: 'hold' },
    async run(context) {
      const access = new ApplicationAccess(tools.clients, context);
      const application = await access.read();
      const { name, annotations } = application.metadata;
      const owner = ownerOf(application);
      if (isAutoSyncOn(application)) {
        if (annotations?.[HOLD_ANNOTATIONS.command] === context.commandId) {
          await context.remember({});
          await access.write(application, ({ metadata, spec }) => ({
            metadata: withoutHoldNote(metadata),
            spec,
          }));
        }
        await context.leaves('hold');
        throw new ConflictError(
          `${owner ?? 'Somebody'} switched auto-sync of ${name} on again${
            context.parameters.way ? ', so nothing was rolled back' : ''
          }. Hold it where it is defined, or restore the earlier state in Git.`,
        );
      }
      const since = context.now().getTime() - context.stepStartedAt.getTime();
      if (owner && since < tools.timings.ownerMs) {
        return {
          type: 'again',
          afterMs: Math.min(tools.timings.pollMs, tools.timings.ownerMs),
          output: `Waits whether ${owner} undoes it`,
        };
      }
      const noted = annotations?.[HOLD_ANNOTATIONS.command];
      return {
        type: 'done',
        output:
          noted === context.commandId
            ? 'Auto-sync stays off'
            : `Auto-sync stays off, but ${
                owner ?? 'somebody'
              } removed the note on who holds it`,
      };
    },
  };
}
