import { Manifest, planWaves } from '@slipway/sync-waves';
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
import { manifestFileNames } from '../package/manifestFileNames';
import { manifestFiles } from '../package/manifestFiles';
import { toYaml } from '../package/toYaml';
import { applicationManifest } from './applicationManifest';
import { buildManifests } from './buildManifests';
import { EnvironmentPlan, planEnvironments } from './environmentPlan';
import { GeneratedApplication, GeneratedFile } from './GeneratedApplication';
import { GenerateOptions } from './GenerateOptions';
import { obsoleteFiles } from './obsoleteFiles';
import { Steps } from './Steps';

/**
 * The work of `generateApplication`, step by step.
 *
 * @internal
 */
export function* generateSteps(
  options: GenerateOptions,
): Steps<GeneratedApplication> {
  const config = parseApplicationConfig(options.config);
  const configText = options.configText ?? writeApplicationConfig(config);
  const made = { ...options, config, configText, blob: gitBlobId(configText) };
  yield;
  const environments: GeneratedEnvironment[] = [];
  for (const plan of planEnvironments(config, options.environments)) {
    environments.push(yield* generateEnvironment(made, plan));
  }
  const files = [
    {
      path: options.configPath ?? applicationConfigPath(config.name),
      content: configText,
    },
    ...environments.flatMap(environment => environment.files),
  ].sort(byPath);
  yield;
  const findings = lintApplication({
    config,
    mode: options.mode,
    environments,
  });
  return {
    files,
    deletes: obsoleteFiles(
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
    findings,
  };
}

interface GeneratedEnvironment {
  readonly plan: EnvironmentPlan;
  readonly manifests: readonly Manifest[];
  readonly manifestNames: readonly string[];
  readonly application: Record<string, unknown>;
  readonly waves: ReturnType<typeof planWaves>;
  readonly files: readonly GeneratedFile[];
}

function* generateEnvironment(
  options: GenerateOptions & { readonly blob: string },
  plan: EnvironmentPlan,
): Steps<GeneratedEnvironment> {
  const byChart = options.config.delivery?.type === 'chart';
  const manifests = byChart
    ? []
    : yield* buildManifests(
        options.config,
        plan,
        options.chartTypes ?? defaultChartTypes(),
      );
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
  yield;
  const manifestNames = manifestFileNames(manifests);
  const folder = `dist/${plan.applicationName}`;
  const files: readonly GeneratedFile[] = [
    { path: `${folder}.yaml`, content: toYaml(application) },
    {
      path: generationRecordPath(plan.applicationName),
      content: recordOf(options, byChart),
    },
    ...(byChart
      ? []
      : yield* manifestFiles(`${folder}/manifests`, manifests, manifestNames)),
  ];
  return { plan, manifests, manifestNames, application, waves, files };
}

function recordOf(
  options: GenerateOptions & { readonly blob: string },
  byChart: boolean,
): string {
  const { blob, config, configCommit, mode, repository } = options;
  return printGenerationRecord({
    generator: '@slipway/cdk8s',
    version,
    config: {
      path: options.configPath ?? applicationConfigPath(config.name),
      blob,
      ...(configCommit ? { commit: configCommit } : {}),
    },
    mode,
    ...(mode === 'git' && !byChart
      ? { repository: { url: repository.url, branch: repository.branch } }
      : {}),
  });
}

function byPath(left: GeneratedFile, right: GeneratedFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}
