import { editApplicationConfig } from '@slipway/cdk8s';
import { checkConfigEntity } from './git/checkConfigEntity';
import { generatedApplicationOf } from './git/generatedApplicationOf';
import { GitChange } from './git/GitChange';
import { GitTools, openGitopsRepository } from './git/GitTools';
import { branchHead, readConfigAt, regenerate } from './git/regenerate';
import { versionEdit } from './git/versionEdit';
import { versionOf } from './git/versionOf';
import { StepContext } from './StepContext';
import { ApplicationAccess } from './steps/ApplicationAccess';

/** The change of Git that brings a version to the environment of a deployment; undefined when Git has it already. */
export async function changeVersion(
  tools: GitTools,
  context: StepContext,
  version: string,
): Promise<GitChange | undefined> {
  const access = new ApplicationAccess(tools.clients, context);
  const from = generatedApplicationOf(await access.read());
  const repository = openGitopsRepository(tools);
  const before = await readConfigAt(
    repository,
    from.app,
    await branchHead(repository),
  );
  checkConfigEntity(before, context);
  const text = editApplicationConfig(
    before.text,
    {
      application: from.app,
      ...versionEdit(before.config, from.environment, version),
    },
    before.path,
  );
  // A version that Kargo promoted stands beside the config, which may say the wanted one all the time.
  const runs = versionOf(before.config, from.environment);
  return text === before.text && runs === version
    ? undefined
    : regenerate(repository, from, before, text);
}
