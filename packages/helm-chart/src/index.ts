/**
 * Reads, lints and packages Helm charts in process, reproducibly.
 *
 * @packageDocumentation
 */
export * from './ChartError';
export * from './chart/Chart';
export * from './json/goJson';
export type { ChartDependency, ChartMetadata } from './chart/ChartMetadata';
export * from './chart/chartFromFiles';
export * from './chart/chartYaml';
export * from './chart/readChartFolder';
export * from './archive/packageChart';
export * from './archive/readChartArchive';
export * from './archive/signChart';
export * from './lint/checkChart';
export { chartRules, type ChartRule } from './lint/chartRules';
export * from './lint/lintChart';
export * from './manifests/chartFromManifests';
export * from './manifests/escapeTemplate';
export * from './version/isChartName';
export * from './version/isChartVersion';
export * from './version/ociTag';
export * from './version/versionFromGitTag';
export * from './version/versionInRange';
export * from './version/VersionRange';
export * from './version/versionOfRun';
export * from './version/versionOfTag';
export * from './yaml/stringifyYaml';
