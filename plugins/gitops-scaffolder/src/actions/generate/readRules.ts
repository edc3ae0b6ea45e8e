import {
  PLATFORM_SETTINGS_PATH,
  readPlatformSettings,
  RuleLevels,
} from '@slipway/cdk8s';
import { RepositoryRef, ScmHost } from '@slipway/plugin-gitops-node';

/** What a repository makes of our rules in its `config/platform.ts`; undefined when it says nothing. */
export async function readRules({
  branch,
  host,
  repository,
}: {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
  readonly branch: string;
}): Promise<RuleLevels | undefined> {
  return readPlatformSettings(
    await host.readFile(repository, branch, PLATFORM_SETTINGS_PATH),
  ).rules;
}
