/**
 * Annotations, permissions, request and response schemas and the client of the gitops plugin.
 *
 * @packageDocumentation
 */
export {
  ARGOCD_ANNOTATIONS,
  ENTITY_ANNOTATION,
  ENVIRONMENT_LABEL,
  HOLD_ANNOTATIONS,
} from './annotations';
export {
  formatDeploymentId,
  parseDeploymentId,
  type DeploymentId,
} from './DeploymentId';
export type { GitopsApi } from './GitopsApi';
export { GitopsClient, type GitopsClientOptions } from './GitopsClient';
export { actionOfCommand } from './actionOfCommand';
export { deployableVersion } from './deployableVersion';
export { deployedPackage } from './deployedPackage';
export { gitopsPermissions, type GitopsAction } from './permissions';
export * from './requests';
export type * from './types/Chart';
export type * from './types/Command';
export type * from './types/Deployment';
export type * from './types/DeploymentDetail';
export type * from './types/DeploymentPlan';
export type * from './types/DeploymentsOverview';
export type * from './types/HistoryEntry';
export type * from './types/Hold';
export type * from './types/OperationSummary';
