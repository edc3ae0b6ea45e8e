import { CommandDefinition } from '../CommandDefinition';
import { changeVersion } from '../changeVersion';
import { closePullRequest } from '../git/closePullRequest';
import { GitTools } from '../git/GitTools';
import { followChange } from './followChange';

/**
 * Deploy: a pull request or a commit that moves one environment to another image tag or chart version, followed until
 * it is live.
 */
export function createDeployCommand(tools: GitTools): CommandDefinition {
  return {
    kind: 'deploy',
    steps: followChange(tools, {
      verb: 'deploy',
      change: context =>
        changeVersion(tools, context, String(context.parameters.version)),
    }),
    tidyUp: command => closePullRequest(tools, command),
  };
}
