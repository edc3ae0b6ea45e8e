import { ConflictError } from '@backstage/errors';
import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { CommandDefinition } from '../CommandDefinition';
import { isAutoSyncOn } from '../judge/isAutoSyncOn';
import { withoutHold } from '../judge/withHold';
import { ApplicationAccess } from '../steps/ApplicationAccess';
import { StepTools } from '../steps/StepTools';

/** Resume: auto-sync as it was before the hold. Argo CD then brings what Git has by itself. */
export function createResumeCommand(tools: StepTools): CommandDefinition {
  return {
    kind: 'resume',
    steps: () => [
      {
        name: 'resume',
        title: 'Switch auto-sync on',
        async run(context) {
          const access = new ApplicationAccess(tools.clients, context);
          const application = await access.read();
          const { name } = application.metadata;
          const automated = Boolean(application.spec.syncPolicy?.automated);
          if (!automated && !isNoted(application)) {
            throw new ConflictError(
              `${name} has no auto-sync to resume: its spec has no syncPolicy.automated. Add it in Git.`,
            );
          }
          await context.remember({});
          await access.write(application, withoutHold);
          return {
            type: 'done',
            output: automated
              ? `Auto-sync of ${name} is on`
              : `The hold of ${name} is taken off; it has no auto-sync, so sync it to bring what Git has`,
          };
        },
      },
      {
        name: 'verify-resume',
        title: 'Read it back',
        onlyLooks: true,
        async run(context) {
          const access = new ApplicationAccess(tools.clients, context);
          const application = await access.read('normal');
          if (!application.spec.syncPolicy?.automated) return { type: 'done' };
          if (!isAutoSyncOn(application)) {
            throw new ConflictError(
              `Auto-sync of ${application.metadata.name} was switched off again by somebody else. Look at who owns the Application.`,
            );
          }
          return { type: 'done' };
        },
      },
    ],
  };
}

/** Whether it carries the note of a hold, which an Application without auto-sync may do too. */
function isNoted({ metadata }: ArgoApplication): boolean {
  return Object.values(HOLD_ANNOTATIONS).some(
    name => metadata.annotations?.[name] !== undefined,
  );
}
