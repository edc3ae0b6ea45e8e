import { NotImplementedError } from '@backstage/errors';
import { CancelledCommand } from '../CommandDefinition';
import { GitTools, openGitopsRepository } from './GitTools';
import { inOneLine } from './inOneLine';
import { quoted } from './quoted';

/**
 * Closes the pull request of a cancelled command with a comment that says who and why. One that was merged or closed
 * meanwhile stays as it is.
 *
 * @throws NotImplementedError when this Git host cannot be asked for it.
 */
export async function closePullRequest(
  tools: GitTools,
  { actor, reason, outcome }: CancelledCommand,
): Promise<readonly string[]> {
  const number = outcome.pullRequestNumber;
  if (!number) return [];
  const { host, ref } = openGitopsRepository(tools);
  const { state } = await host.getPullRequest(ref, number);
  if (state !== 'open') return ['pull-request'];
  if (!host.closePullRequest) {
    throw new NotImplementedError(
      `Pull request #${number} could not be closed from here: this Git host is not asked for that. Close it there.`,
    );
  }
  await host.closePullRequest(ref, number, {
    comment: `Cancelled by ${inOneLine(actor)}${reason ? `: ${quoted(reason)}` : ''}.`,
  });
  return ['pull-request'];
}
