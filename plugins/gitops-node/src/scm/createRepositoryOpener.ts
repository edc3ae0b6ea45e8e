import {
  DefaultGithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { createScmHost } from './createScmHost';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { RepositoryRef, ScmHost } from './ScmHost';

/**
 * A repository with the adapter of the host that it is on.
 *
 * @public
 */
export interface OpenedRepository {
  readonly host: ScmHost;
  readonly repository: RepositoryRef;
}

/**
 * Makes the function that opens repositories by their addresses, with the accounts of Backstage's `integrations`. Make
 * one and keep it: the tokens of GitHub Apps are kept with it until they expire. What it returns throws an `InputError`
 * with one sentence as {@link createScmHost} and {@link parseRepositoryUrl} do.
 *
 * @public
 */
export function createRepositoryOpener(
  integrations: ScmIntegrationRegistry,
): (url: string) => OpenedRepository {
  const githubCredentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return url => {
    const host = createScmHost(integrations, url, { githubCredentials });
    const { host: name } = parseRepositoryUrl(url);
    const gitlab = integrations.gitlab.byHost(name);
    return {
      host,
      repository: gitlab
        ? parseRepositoryUrl(url, {
            nested: true,
            basePath: new URL(gitlab.config.baseUrl).pathname,
          })
        : parseRepositoryUrl(url),
    };
  };
}
