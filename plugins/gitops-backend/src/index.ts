/**
 * Backend of the gitops plugin: deployments, commands and releases over Argo CD and Git.
 *
 * @packageDocumentation
 */
export { gitopsPlugin as default } from './plugin';
