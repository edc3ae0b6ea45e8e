import { editApplicationConfig } from '@slipway/cdk8s';
import { checkConfigEntity } from './git/checkConfigEntity';
import { generatedApplicationOf } from './git/generatedApplicationOf';
import { GitChange } from './git/GitChange';
import { GitTools, openGitopsRepository } from './git/GitTools';
import { branchHead, readConfigAt, regenerate } from './git/regenerate';
import { versionEdit } from './git/versionEdit';
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
  return text === before.text
    ? undefined
    : regenerate(repository, from, before, text);
}
