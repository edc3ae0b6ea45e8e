import { CommandStepDefinition } from '../CommandDefinition';
import { ChangePlan } from '../git/ChangePlan';
import { GitChange } from '../git/GitChange';
import { GitTools, openGitopsRepository } from '../git/GitTools';
import { pullRequestText } from '../git/pullRequestText';
import { StepContext } from '../StepContext';
import { ApplicationAccess } from './ApplicationAccess';
import { rememberBefore } from './seenBefore';

/** Opens the pull request, or brings the open one of this command up to date. */
export function openPullRequest(
  tools: GitTools,
  plan: ChangePlan,
): CommandStepDefinition {
  return {
    name: 'open-pull-request',
    title: 'Open the pull request',
    async run(context) {
      if (context.memory.merged) return { type: 'done' };
      const change = await plan.change(context);
      if (!change || change.files.length === 0) {
        return {
          type: 'finish',
          output: `Git asks for this version already. Sync to bring it, if it does not run.`,
        };
      }
      const url = await submitPullRequest(tools, plan.verb, context, change);
      return { type: 'done', output: url };
    },
  };
}

/** One pull request a command: its branch carries the command's id, so a second run finds it. */
export async function submitPullRequest(
  tools: GitTools,
  verb: ChangePlan['verb'],
  context: StepContext,
  change: GitChange,
): Promise<string> {
  const repository = openGitopsRepository(tools);
  const { actor, reason, commandId } = context;
  const branch = `slipway/${change.app}-${
    change.environment
  }-${commandId.slice(0, 8)}`;
  if (context.memory.historyBefore === undefined) {
    const access = new ApplicationAccess(tools.clients, context);
    await rememberBefore(context, await access.read());
  }
  await context.remember({
    branch,
    base: change.base,
    app: change.app,
    environment: change.environment,
    delivery: change.delivery,
    from: change.from,
    to: change.to,
    runs: change.runs,
  });
  const pullRequest = await repository.host.openPullRequest({
    repository: repository.ref,
    base: repository.config.branch,
    branch,
    changes: change.files,
    ...pullRequestText({ change, verb, actor, reason, commandId }),
  });
  await context.leaves(
    'pull-request',
    `Pull request #${pullRequest.number} (${pullRequest.url}) is open; close it if it is not wanted any more.`,
  );
  await context.made({
    pullRequestUrl: pullRequest.url,
    pullRequestNumber: pullRequest.number,
  });
  return pullRequest.url;
}
