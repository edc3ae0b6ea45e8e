import { ConflictError } from '@backstage/errors';
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
          if (!application.spec.syncPolicy?.automated) {
            throw new ConflictError(
              `${name} has no auto-sync to resume: its spec has no syncPolicy.automated. Add it in Git.`,
            );
          }
          await context.remember({});
          await access.write(application, withoutHold);
          return { type: 'done', output: `Auto-sync of ${name} is on` };
        },
      },
      {
        name: 'verify-resume',
        title: 'Read it back',
        async run(context) {
          const access = new ApplicationAccess(tools.clients, context);
          const application = await access.read('normal');
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
