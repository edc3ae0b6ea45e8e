/**
 * Typed application config to Kubernetes manifests, Argo CD Applications and idpbuilder packages.
 *
 * @packageDocumentation
 */
export type * from './config/ApplicationConfig';
export { ApplicationConfigError } from './config/ApplicationConfigError';
export { applicationConfigJsonSchema } from './config/applicationConfigJsonSchema';
export { CENTRAL_CONFIG_PATH } from './config/central/CENTRAL_CONFIG_PATH';
export { addToCentralConfig } from './config/central/addToCentralConfig';
export { removeFromCentralConfig } from './config/central/removeFromCentralConfig';
export { replaceInCentralConfig } from './config/central/replaceInCentralConfig';
export { readCentralConfig } from './config/central/readCentralConfig';
export { readConfigOf } from './config/readConfigOf';
export { rewriteConfigOf } from './config/rewriteConfigOf';
export { changeConfigOf, type ConfigChange } from './config/changeConfigOf';
export {
  configDifferences,
  type ConfigDifference,
} from './config/configDifferences';
export {
  chartOfEnvironment,
  type ChartOfEnvironmentOptions,
} from './helm/chartOfEnvironment';
export { targetRevisionOf } from './helm/targetRevisionOf';
export { applicationConfigPath } from './config/applicationConfigPath';
export { applicationConfigSchema } from './config/applicationConfigSchema';
export { fieldGroups } from './config/fieldGroups';
export { runSlipway } from './cli/runSlipway';
export {
  deployedVersionOf,
  type DeployedVersion,
} from './config/deployedVersionOf';
export {
  defineApplication,
  type ChartProps,
  type TypedApplicationConfig,
} from './config/defineApplication';
export type { ChartPropsByType } from './charts/ChartPropsByType';
export type { ApplicationEdit } from './config/ApplicationEdit';
export { editApplicationConfig } from './config/editApplicationConfig';
export {
  parseApplicationConfig,
  type ParseApplicationConfigOptions,
} from './config/parseApplicationConfig';
export { prepareConfigReader } from './config/prepareConfigReader';
export { readApplicationConfig } from './config/readApplicationConfig';
export { writeApplicationConfig } from './config/writeApplicationConfig';
export type { ChartContext, ChartType } from './charts/ChartType';
export { propsJsonSchema } from './charts/propsJsonSchema';
export { defaultChartTypes } from './charts/defaultChartTypes';
export { waveOfKind } from './charts/waveOfKind';
export { webService } from './charts/webService/webService';
export type * from './charts/parts/NetworkProps';
export type * from './charts/parts/PodProps';
export type * from './charts/parts/ScalingProps';
export type * from './charts/parts/SecretsProps';
export type { UpstreamChart } from './charts/UpstreamChart';
export { checkProps } from './charts/checkProps';
export {
  externalSecret,
  type ExternalSecretOptions,
} from './charts/parts/externalSecret';
export type * from './charts/webService/WebServiceProps';
export { cronJob } from './charts/cronJob/cronJob';
export type * from './charts/cronJob/CronJobProps';
export { cronJobPropsSchema } from './charts/cronJob/cronJobPropsSchema';
export { helmRelease } from './charts/helmRelease/helmRelease';
export type * from './charts/helmRelease/HelmReleaseProps';
export { helmReleasePropsSchema } from './charts/helmRelease/helmReleasePropsSchema';
export { rawManifests } from './charts/rawManifests/rawManifests';
export type * from './charts/rawManifests/RawManifestsProps';
export { rawManifestsPropsSchema } from './charts/rawManifests/rawManifestsPropsSchema';
export { statefulService } from './charts/statefulService/statefulService';
export type * from './charts/statefulService/StatefulServiceProps';
export { statefulServicePropsSchema } from './charts/statefulService/statefulServicePropsSchema';
export { worker } from './charts/worker/worker';
export type * from './charts/worker/WorkerProps';
export { workerPropsSchema } from './charts/worker/workerPropsSchema';
export { webServicePropsSchema } from './charts/webService/webServicePropsSchema';
export {
  ChartTypeRegistry,
  type ChartConstructor,
} from './charts/ChartTypeRegistry';
export type { Finding } from './findings/Finding';
export { applyRuleLevels } from './findings/applyRuleLevels';
export type { Rule } from './findings/Rule';
export type { RuleLevel, RuleLevels } from './findings/RuleLevels';
export { ruleLevelsSchema } from './findings/ruleLevelsSchema';
export { RULES } from './findings/rules';
export { rulesMarkdown } from './findings/rulesMarkdown';
export { findSecrets, type FoundSecret } from './findings/findSecrets';
export { generateApplication } from './generate/generateApplication';
export { generateApplicationAsync } from './generate/generateApplicationAsync';
export { sourceFoldersOf } from './generate/sourceFoldersOf';
export type {
  GeneratedApplication,
  GeneratedFile,
  PlannedApplication,
} from './generate/GeneratedApplication';
export type { GenerateOptions } from './generate/GenerateOptions';
export {
  generationRecordPath,
  gitBlobId,
  readGenerationRecord,
  type GenerationRecord,
} from './package/generationRecord';
export type { PromotedVersion } from './kargo/PromotedVersion';
export { withPromotedVersions } from './kargo/withPromotedVersions';
export { APPLICATION_METADATA } from './labels';
export { defaultWaves } from './wave/defaultWaves';
export type { OrderedObject } from './wave/OrderedObject';
export { wavePlanMarkdown } from './wave/wavePlanMarkdown';
export type * from './addons/AddonConfig';
export { addonConfigSchema } from './addons/addonConfigSchema';
export { defineAddon } from './addons/defineAddon';
export type * from './argocd/ApplicationSetConfig';
export { applicationSetConfigSchema } from './argocd/applicationSetConfigSchema';
export type * from './argocd/ApplicationSource';
export { applicationSourceSchema } from './argocd/applicationSourceSchema';
export { defineApplicationSet } from './argocd/defineApplicationSet';
export { defineProject } from './argocd/defineProject';
export type * from './argocd/LabelSelector';
export type * from './argocd/ProjectConfig';
export { projectConfigSchema } from './argocd/projectConfigSchema';
export type * from './clusters/ClusterConfig';
export { clusterConfigSchema } from './clusters/clusterConfigSchema';
export { defineCluster } from './clusters/defineCluster';
export type { ApplicationOrder } from './dependencies/ApplicationOrder';
export { applicationOrders } from './dependencies/applicationOrders';
export { lintDependencies } from './dependencies/lintDependencies';
export { orderMarkdown } from './dependencies/orderMarkdown';
export type { OrderSettings } from './dependencies/OrderSettings';
export type { EnvironmentOrder } from './dependencies/EnvironmentOrder';
export type { OrderContext } from './dependencies/OrderContext';
export { planOrder, type OrderPlan } from './dependencies/planOrder';
export { KARGO_OBJECT_SCHEMAS } from './kargo/kargoObjectSchemas';
export { kargoStepSchema } from './kargo/kargoStepSchema';
export type * from './kargo/PromotionConfig';
export { promotionConfigSchema } from './kargo/promotionConfigSchema';
export { definePromise } from './kratix/definePromise';
export { defineRequest } from './kratix/defineRequest';
export type * from './kratix/PromiseConfig';
export { promiseConfigSchema } from './kratix/promiseConfigSchema';
export type * from './kratix/RequestConfig';
export { requestConfigSchema } from './kratix/requestConfigSchema';
export { definePlatform } from './platform/definePlatform';
export type {
  GeneratedPlatform,
  PlatformPackage,
} from './platform/GeneratedPlatform';
export { generatePlatform } from './platform/generatePlatform';
export type { GeneratePlatformOptions } from './platform/GeneratePlatformOptions';
export { PLATFORM_KINDS, type PlatformKind } from './platform/PlatformKind';
export { platformJsonSchemas } from './platform/platformJsonSchemas';
export {
  readPlatformRecord,
  type PlatformRecord,
} from './platform/platformRecord';
export type { PlatformSettings } from './platform/PlatformSettings';
export { PLATFORM_SETTINGS_PATH } from './platform/platformSettingsPath';
export { declarationPath } from './platform/declarationPath';
export {
  writeDeclaration,
  type WriteDeclarationOptions,
  type WrittenDeclaration,
} from './platform/writeDeclaration';
export { requestSpecSchema } from './platform/requestSpecSchema';
export { schemaPaths } from './platform/schemaPaths';
export type { ApplicationFile } from './cli/ApplicationFile';
export type { DisplacedApplication } from './repository/displacedApplications';
export {
  planRepository,
  type PlanRepositoryOptions,
  type RepositoryPlan,
} from './repository/planRepository';
export type { RepositoryFiles } from './repository/RepositoryFiles';
export {
  planRepositoryChange,
  type PlanRepositoryChangeOptions,
  type RepositoryChange,
} from './repository/planRepositoryChange';
export { affectsOthers } from './repository/affectsOthers';
export type { RemoteRepository } from './repository/RemoteRepository';
export { repositoryFilesOf } from './repository/repositoryFilesOf';
export { readPlatformSettings } from './platform/readPlatformSettings';
export { platformSettingsSchema } from './platform/platformSettingsSchema';
