/**
 * Adapters of the gitops plugin: Argo CD, chart registries and Git hosts.
 *
 * @packageDocumentation
 */
export type * from './config/GitopsConfig';
export type * from './scm/ScmHost';
export { readGitopsConfig } from './config/readGitopsConfig';
export { ArgoCdClient } from './argocd/ArgoCdClient';
export { ArgoCdError, type ArgoCdErrorKind } from './argocd/ArgoCdError';
export type * from './argocd/ArgoApplication';
export type * from './argocd/ArgoRequests';
export type * from './argocd/ArgoResources';
