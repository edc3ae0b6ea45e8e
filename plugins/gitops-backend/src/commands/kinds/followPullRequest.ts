import { CommandStepDefinition } from '../CommandDefinition';
import { GitTools } from '../git/GitTools';
import { openPullRequest, PullRequestPlan } from '../steps/openPullRequest';
import { waitForMerge } from '../steps/waitForMerge';
import { waitUntilHealthy } from '../steps/waitUntilHealthy';
import { waitUntilLive } from '../steps/waitUntilLive';

/** From a change of Git to a healthy deployment: what deploy and the rollback in Git have in common. */
export function followPullRequest(
  tools: GitTools,
  plan: PullRequestPlan,
): readonly CommandStepDefinition[] {
  return [
    openPullRequest(tools, plan),
    waitForMerge(tools, plan),
    waitUntilLive(tools),
    waitUntilHealthy(tools),
  ];
}
