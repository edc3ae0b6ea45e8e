import { GitTools, openGitopsRepository } from '../git/GitTools';
import { branchHead, readConfigAt } from '../git/regenerate';
import { versionOf } from '../git/versionOf';
import { StepContext } from '../StepContext';
import { StepResult } from '../StepResult';

/**
 * Ends a command whose version Git does not ask for any more, because a later change came before Argo CD came to
 * it, or because people changed the pull request: it would wait for ever. Undefined while Git asks for it.
 */
export async function cancelWhenSuperseded(
  tools: GitTools,
  context: StepContext,
): Promise<StepResult | undefined> {
  const { merged, app, environment, to } = context.memory;
  if (typeof merged !== 'string' || typeof app !== 'string') return undefined;
  const repository = openGitopsRepository(tools);
  const head = await branchHead(repository);
  const { config } = await readConfigAt(repository, app, head);
  const now = versionOf(config, String(environment)) ?? 'nothing';
  if (now === to) return undefined;
  return {
    type: 'cancel',
    reason: `Git asks for ${app} ${now} in ${environment} by now, so ${to} is not waited for any more.`,
  };
}
