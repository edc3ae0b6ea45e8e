export { createGitHost } from './git-host/createGitHost';
export type * from './git-host/GitHost';
export type { Logger } from './Logger';
export { createChartMuseum } from './chartmuseum/createChartMuseum';
export type { ChartMuseumOptions } from './chartmuseum/createChartMuseum';
export { startTestHost, type TestHost } from './git-host/testing/startTestHost';
export { createOciRegistry } from './oci/createOciRegistry';
export type { OciRegistryOptions } from './oci/createOciRegistry';
