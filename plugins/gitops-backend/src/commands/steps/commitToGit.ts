import { CommandStepDefinition } from '../CommandDefinition';
import { ChangePlan } from '../git/ChangePlan';
import { GitTools } from '../git/GitTools';
import { commitChange } from './commitChange';

/** Commits the change to the branch, where no pull request is asked for. */
export function commitToGit(
  tools: GitTools,
  plan: ChangePlan,
): CommandStepDefinition {
  return {
    name: 'commit',
    title: 'Commit the change',
    // Another try is made from what Git asks for by then.
    retry: { forget: ['from', 'commitTries'] },
    async run(context) {
      return (
        (await commitChange(tools, plan, context)) ?? {
          type: 'finish',
          output: `Git asks for this version already. Sync to bring it, if it does not run.`,
        }
      );
    },
  };
}
