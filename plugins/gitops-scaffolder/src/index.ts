/**
 * Scaffolder actions that generate typed GitOps configuration and open pull requests.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGitops as default } from './module';
