import { CommandDefinition } from '../CommandDefinition';
import { changeVersion } from '../changeVersion';
import { closePullRequest } from '../git/closePullRequest';
import { GitTools } from '../git/GitTools';
import { followPullRequest } from './followPullRequest';

/** Deploy: a pull request that moves one environment to another image tag or chart version, followed until it is live. */
export function createDeployCommand(tools: GitTools): CommandDefinition {
  const steps = followPullRequest(tools, {
    verb: 'deploy',
    change: context =>
      changeVersion(tools, context, String(context.parameters.version)),
  });
  return {
    kind: 'deploy',
    steps: () => steps,
    tidyUp: command => closePullRequest(tools, command),
  };
}
