import {
  ApplicationConfigError,
  PLATFORM_SETTINGS_PATH,
  PlatformSettings,
  readPlatformSettings,
} from '@slipway/cdk8s';
import { InputError } from '@backstage/errors';
import { RepositoryAtCommit } from '@slipway/plugin-gitops-node';

/**
 * What a repository says for all of its applications in `config/platform.ts`; empty when it has no such file. Throws an
 * `InputError` for a file that is no settings.
 */
export async function readSettings({
  commit,
  host,
  repository,
}: RepositoryAtCommit): Promise<PlatformSettings> {
  const text = await host.readFile(repository, commit, PLATFORM_SETTINGS_PATH);
  try {
    return readPlatformSettings(text);
  } catch (error) {
    if (error instanceof ApplicationConfigError) {
      throw new InputError(
        `The settings of the GitOps repository cannot be read: ${error.message}`,
      );
    }
    throw error;
  }
}
