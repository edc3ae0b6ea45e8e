import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { GiteaScmHost } from './gitea/GiteaScmHost';
import { GithubScmHost } from './github/GithubScmHost';
import { GitlabScmHost } from './gitlab/GitlabScmHost';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { ScmHost } from './ScmHost';

const NAMES: Readonly<Record<string, string>> = {
  azure: 'Azure DevOps',
  bitbucketCloud: 'Bitbucket Cloud',
  bitbucketServer: 'Bitbucket Server',
  gerrit: 'Gerrit',
};

/**
 * The adapter of the Git host that a repository's address is on, with the account of Backstage's `integrations`.
 * Throws an `InputError` with one sentence when the address names no repository, when `integrations` does not know its
 * host, or when that kind of host is not supported.
 *
 * @param options - `githubCredentials` keeps the tokens of GitHub Apps; without it, each adapter asks for its own
 * @public
 */
export function createScmHost(
  integrations: ScmIntegrationRegistry,
  repositoryUrl: string,
  options: { readonly githubCredentials?: GithubCredentialsProvider } = {},
): ScmHost {
  const { host } = parseRepositoryUrl(repositoryUrl);
  const gitea = integrations.gitea.byHost(host);
  if (gitea) {
    const { baseUrl, username, password } = gitea.config;
    return new GiteaScmHost({
      host,
      baseUrl: baseUrl ?? `https://${host}`,
      username,
      password,
    });
  }
  const github = integrations.github.byHost(host);
  if (github) {
    const apiBaseUrl = github.config.apiBaseUrl ?? `https://${host}/api/v3`;
    return new GithubScmHost({
      host,
      apiBaseUrl,
      webUrl: `${new URL(apiBaseUrl).protocol}//${host}`,
      credentials:
        options.githubCredentials ??
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    });
  }
  const gitlab = integrations.gitlab.byHost(host);
  if (gitlab) {
    const { baseUrl, apiBaseUrl } = gitlab.config;
    return new GitlabScmHost({
      host,
      baseUrl,
      apiBaseUrl,
      credentials:
        DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
    });
  }
  const other = integrations.byHost(host);
  if (other) {
    const name = NAMES[other.type] ?? other.type;
    throw new InputError(
      `Pull requests on ${host} are not possible yet: it is ${name}, and Slipway opens them on GitHub, GitLab, Gitea and Forgejo only; use a repository there`,
    );
  }
  throw new InputError(
    `No integration is configured for the Git host '${host}'; add it to integrations.github, integrations.gitlab or integrations.gitea in the configuration`,
  );
}
