import { CommandDefinition } from '../CommandDefinition';
import { changesByCommit } from '../git/changesByCommit';
import { ChangePlan } from '../git/ChangePlan';
import { GitTools } from '../git/GitTools';
import { commitToGit } from '../steps/commitToGit';
import { openPullRequest } from '../steps/openPullRequest';
import { waitForMerge } from '../steps/waitForMerge';
import { waitUntilHealthy } from '../steps/waitUntilHealthy';
import { waitUntilLive } from '../steps/waitUntilLive';

/** From a change of Git to a healthy deployment: what deploy and the rollback in Git have in common. */
export function followChange(
  tools: GitTools,
  plan: ChangePlan,
): CommandDefinition['steps'] {
  const toGit = {
    commit: [commitToGit(tools, plan)],
    pullRequest: [openPullRequest(tools, plan), waitForMerge(tools, plan)],
  };
  return parameters => [
    ...(changesByCommit(parameters) ? toGit.commit : toGit.pullRequest),
    waitUntilLive(tools),
    waitUntilHealthy(tools),
  ];
}
