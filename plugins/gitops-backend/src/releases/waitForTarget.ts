import { CommandStepDefinition } from '../commands/CommandDefinition';
import { GitTools } from '../commands/git/GitTools';
import { ApplicationAccess } from '../commands/steps/ApplicationAccess';
import { cancelWhenSuperseded } from '../commands/steps/cancelWhenSuperseded';
import { isLookDue } from '../commands/steps/isLookDue';
import { patient } from '../commands/steps/patient';
import { chartSourceOf } from './chartSourceOf';
import { judgeTarget } from './judgeTarget';

/** After a merge or a commit: waits until what carries Git into the cluster has moved the Application. */
export function waitForTarget(tools: GitTools): CommandStepDefinition {
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
      if (verdict === 'asks' || verdict === 'follows') return { type: 'done' };
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
