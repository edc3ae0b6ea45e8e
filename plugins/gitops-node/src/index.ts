/**
 * Adapters of the gitops plugin: Argo CD, chart registries and Git hosts.
 *
 * @packageDocumentation
 */
export type * from './config/GitopsConfig';
export type * from './scm/ScmHost';
export { readGitopsConfig } from './config/readGitopsConfig';
export { ArgoCdClient } from './argocd/ArgoCdClient';
export { ArgoCdReader, type ArgoCdClientOptions } from './argocd/ArgoCdReader';
export { ArgoCdError, type ArgoCdErrorKind } from './argocd/ArgoCdError';
export { redactSecrets } from './redactSecrets';
export { redactApplication } from './argocd/redactApplication';
export type * from './argocd/ArgoApplication';
export type * from './argocd/ArgoRequests';
export type * from './argocd/ArgoResources';
export { GiteaScmHost } from './scm/gitea/GiteaScmHost';
export type { GiteaHttpOptions } from './scm/gitea/GiteaHttp';
export { GithubScmHost } from './scm/github/GithubScmHost';
export type { GithubHostOptions } from './scm/github/GithubApi';
export { GitlabScmHost } from './scm/gitlab/GitlabScmHost';
export type { GitlabHostOptions } from './scm/gitlab/GitlabApi';
export {
  createRepositoryOpener,
  type OpenedRepository,
} from './scm/createRepositoryOpener';
export { createScmHost } from './scm/createScmHost';
export {
  parseRepositoryUrl,
  type RepositoryUrlOptions,
} from './scm/parseRepositoryUrl';
export type { RepositoryAtCommit } from './scm/RepositoryAtCommit';
export { RepositorySnapshot } from './scm/RepositorySnapshot';
export {
  readSourceFolder,
  type SourceFolderOptions,
} from './charts/readSourceFolder';
export type * from './registries/ChartRegistry';
export {
  ChartRegistryError,
  type ChartRegistryErrorKind,
  type RegistryRefusal,
} from './registries/ChartRegistryError';
export type * from './registries/credentials/ChartCredentials';
export { createCredentialsProvider } from './registries/credentials/createCredentialsProvider';
export type { RegistryLogger } from './registries/http/RegistryLogger';
export type { RetryOptions } from './registries/http/RetryPolicy';
export {
  createChartRegistry,
  type CreateChartRegistryOptions,
} from './registries/createChartRegistry';
