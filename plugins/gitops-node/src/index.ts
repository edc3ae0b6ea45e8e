/**
 * Adapters of the gitops plugin: Argo CD, chart registries and Git hosts.
 *
 * @packageDocumentation
 */
export type * from './config/GitopsConfig';
export type * from './scm/ScmHost';
