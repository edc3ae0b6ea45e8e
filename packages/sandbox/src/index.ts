/**
 * A GitOps environment on loopback: Git host, chart repository, OCI registry and Argo CD API over simulated clusters.
 *
 * @packageDocumentation
 */
export { startSandbox } from './startSandbox';
export type { SandboxOptions, SandboxPorts } from './SandboxOptions';
export type { RunningSandbox, SandboxUrls } from './RunningSandbox';
export type { SandboxCredentials } from './credentials/SandboxCredentials';
export { packChart, type ChartFiles } from './seed/packChart';
export type { AdministeredCluster } from './cluster/AdministeredCluster';
export type { ClusterTimings } from './cluster/ClusterTimings';
export type {
  LiveObject,
  ObjectHealth,
  SimulatedCluster,
} from './cluster/SimulatedCluster';
export type { GitHost } from './git-host/GitHost';
export type { Logger } from './Logger';
export { createGitHost } from './git-host/createGitHost';
export { startTestHost, type TestHost } from './git-host/testing/startTestHost';
export { createChartMuseum } from './chartmuseum/createChartMuseum';
export type { ChartMuseumOptions } from './chartmuseum/createChartMuseum';
export { createOciRegistry } from './oci/createOciRegistry';
export type { OciRegistryOptions } from './oci/createOciRegistry';
export type {
  ProxiedRequest,
  ProxyFault,
  ProxyFaultRule,
} from './faults/ProxyFault';
export {
  startFaultProxy,
  type FaultProxy,
  type FaultProxyOptions,
  type SeenRequest,
} from './faults/startFaultProxy';
export { findHelms, type FoundHelm } from './peers/findHelms';
export {
  findRegistryPrograms,
  type FoundRegistry,
} from './peers/findRegistryPrograms';
export {
  startRegistry,
  type RunningRegistry,
  type StartRegistryOptions,
} from './peers/startRegistry';
export { docsSection, type DocsSectionOptions } from './docs/docsSection';
