import { changeVersion } from '../changeVersion';
import { CommandDefinition } from '../CommandDefinition';
import { closePullRequest } from '../git/closePullRequest';
import { GitTools } from '../git/GitTools';
import { followChange } from './followChange';

/**
 * Promote: a pull request or a commit that brings one environment to the version of another, followed until it is live.
 * Which version that is was settled when the command was accepted: what runs there later is not promoted unseen.
 */
export function createPromoteCommand(tools: GitTools): CommandDefinition {
  return {
    kind: 'promote',
    steps: followChange(tools, {
      verb: 'promote',
      change: async context => {
        const { fromEnvironment, version } = context.parameters;
        const change = await changeVersion(tools, context, String(version));
        const note = `${version} was Healthy in ${fromEnvironment} when this was asked for.`;
        return change && { ...change, notes: [note, ...change.notes] };
      },
    }),
    tidyUp: command => closePullRequest(tools, command),
  };
}
