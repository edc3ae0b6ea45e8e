import { planWaves } from '@slipway/sync-waves';
import { version } from '../../package.json';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { writeApplicationConfig } from '../config/writeApplicationConfig';
import { lintApplication } from '../findings/lintApplication';
import {
  generationRecordPath,
  gitBlobId,
  printGenerationRecord,
} from '../package/generationRecord';
import { manifestFiles } from '../package/manifestFiles';
import { toYaml } from '../package/toYaml';
import { applicationManifest } from './applicationManifest';
import { buildManifests } from './buildManifests';
import { EnvironmentPlan, planEnvironments } from './environmentPlan';
import { GeneratedApplication, GeneratedFile } from './GeneratedApplication';
import { GenerateOptions } from './GenerateOptions';

/**
 * Everything that a pull request has to hold for an application: its config file, and for each environment the Argo CD
 * Application, the manifests with their kustomization and the record of what they were made from. Pure: same options,
 * same bytes. Throws `ApplicationConfigError` when the config cannot be built at all; what can be built but must not be
 * merged is an error among the findings.
 *
 * @public
 */
export function generateApplication(
  options: GenerateOptions,
): GeneratedApplication {
  const config = parseApplicationConfig(options.config);
  const configText = options.configText ?? writeApplicationConfig(config);
  const configPath = applicationConfigPath(config.name);
  const environments = planEnvironments(config, options.environments).map(
    plan => generateEnvironment({ ...options, config }, plan, configText),
  );
  const files = [
    { path: configPath, content: configText },
    ...environments.flatMap(environment => environment.files),
  ].sort(byPath);
  return {
    files,
    deletes: obsolete(
      environments.map(({ plan }) => plan.applicationName),
      files,
      options.existingPaths ?? [],
    ),
    applications: environments.map(({ plan, waves }) => ({
      name: plan.applicationName,
      environment: plan.environmentName,
      plan: waves,
      version: plan.version,
    })),
    findings: lintApplication({ config, mode: options.mode, environments }),
  };
}

function generateEnvironment(
  options: GenerateOptions,
  plan: EnvironmentPlan,
  configText: string,
) {
  const { config, mode, repository } = options;
  const byChart = config.delivery?.type === 'chart';
  const manifests = byChart
    ? []
    : buildManifests(config, plan, options.chartTypes ?? defaultChartTypes());
  const namespaceIncluded = manifests.some(
    ({ kind, metadata }) =>
      kind === 'Namespace' && metadata.name === plan.namespace,
  );
  const application = applicationManifest(options, plan, namespaceIncluded);
  const waves = byChart
    ? planWaves([])
    : planWaves(manifests, {
        defaultNamespace: plan.namespace,
        createNamespace: namespaceIncluded ? undefined : plan.namespace,
      });
  const folder = `dist/${plan.applicationName}`;
  const record = printGenerationRecord({
    generator: '@slipway/cdk8s',
    version,
    config: {
      path: applicationConfigPath(config.name),
      blob: gitBlobId(configText),
      ...(options.configCommit ? { commit: options.configCommit } : {}),
    },
    mode,
    ...(mode === 'git' && !byChart
      ? { repository: { url: repository.url, branch: repository.branch } }
      : {}),
  });
  const files: readonly GeneratedFile[] = [
    { path: `${folder}.yaml`, content: toYaml(application) },
    { path: generationRecordPath(plan.applicationName), content: record },
    ...(byChart ? [] : manifestFiles(`${folder}/manifests`, manifests)),
  ];
  return { plan, manifests, application, waves, files };
}

function obsolete(
  applicationNames: readonly string[],
  files: readonly GeneratedFile[],
  existingPaths: readonly string[],
): readonly string[] {
  const made = new Set(files.map(file => file.path));
  const folders = applicationNames.map(name => `dist/${name}/manifests/`);
  return existingPaths
    .filter(path => folders.some(folder => path.startsWith(folder)))
    .filter(path => !made.has(path))
    .sort();
}

function byPath(left: GeneratedFile, right: GeneratedFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}
