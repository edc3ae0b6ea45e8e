import { Manifest, planWaves } from '@slipway/sync-waves';
import { version } from '../../package.json';
import { UpstreamChart } from '../charts/UpstreamChart';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { writeApplicationConfig } from '../config/writeApplicationConfig';
import { lintApplication } from '../findings/lintApplication';
import { currentPromotion } from '../kargo/currentPromotion';
import { PromotedVersion } from '../kargo/PromotedVersion';
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
import { chartOf } from './chartOf';
import { EnvironmentPlan, planEnvironments } from './environmentPlan';
import { GeneratedApplication, GeneratedFile } from './GeneratedApplication';
import { GenerateOptions } from './GenerateOptions';
import { obsoleteFiles } from './obsoleteFiles';
import { promotedPlan } from './promotedPlan';
import { Steps } from './Steps';
import { valuesPath } from './upstreamSources';

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
  const findings = lintApplication(
    {
      config,
      mode: options.mode,
      order: options.order,
      ordered: options.ordered,
      environments,
      existingPaths: options.existingPaths,
    },
    { ...options.rules, ...config.rules },
  );
  return {
    files,
    deletes: obsoleteFiles(
      environments.map(({ plan }) => plan.applicationName),
      files,
      options.existingPaths ?? [],
    ),
    applications: environments.map(({ plan, upstream, waves }) => ({
      name: plan.applicationName,
      environment: plan.environmentName,
      plan: waves,
      version: upstream?.version ?? plan.version,
      ...(options.order?.[plan.environmentName]
        ? { order: options.order[plan.environmentName] }
        : {}),
    })),
    findings,
  };
}

interface GeneratedEnvironment {
  readonly plan: EnvironmentPlan;
  readonly manifests: readonly Manifest[];
  readonly manifestNames: readonly string[];
  readonly application: Record<string, unknown>;
  readonly upstream?: UpstreamChart;
  readonly waves: ReturnType<typeof planWaves>;
  readonly files: readonly GeneratedFile[];
}

function* generateEnvironment(
  options: GenerateOptions & { readonly blob: string },
  configured: EnvironmentPlan,
): Steps<GeneratedEnvironment> {
  const { config, mode } = options;
  const byChart = config.delivery?.type === 'chart';
  const { environmentName } = configured;
  const promotion = currentPromotion(
    config,
    environmentName,
    mode,
    options.promoted?.[environmentName],
  );
  const plan = promotion
    ? promotedPlan(config, configured, promotion)
    : configured;
  const chart = byChart
    ? undefined
    : chartOf(
        config,
        plan,
        options.chartTypes ?? defaultChartTypes(),
        options.sourceFiles ?? [],
      );
  const manifests = chart
    ? yield* buildManifests(chart, {
        ...config.waves,
        ...plan.environment.waves,
      })
    : [];
  const upstream = chart?.type.upstreamChart?.(chart.context);
  const namespaceIncluded = manifests.some(
    ({ kind, metadata }) =>
      kind === 'Namespace' && metadata.name === plan.namespace,
  );
  const application = applicationManifest(options, plan, {
    manifests,
    namespaceIncluded,
    upstream,
  });
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
      content: recordOf(
        options,
        environmentName,
        byChart,
        chart?.context.files ?? [],
        promotion,
      ),
    },
    ...(upstream
      ? [
          {
            path: valuesPath(plan.applicationName),
            content: toYaml(upstream.values),
          },
        ]
      : []),
    ...(byChart || (upstream && manifests.length === 0)
      ? []
      : yield* manifestFiles(
          `${folder}/manifests`,
          manifests,
          manifestNames,
          // The version of a chart is in the Application.
          promotion && !upstream && plan.image
            ? [{ name: plan.image.repository, newTag: promotion.promoted }]
            : undefined,
        )),
  ];
  return {
    plan,
    manifests,
    manifestNames,
    application,
    upstream,
    waves,
    files,
  };
}

function recordOf(
  options: GenerateOptions & { readonly blob: string },
  environment: string,
  byChart: boolean,
  sources: readonly GeneratedFile[],
  promotion: PromotedVersion | undefined,
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
    ...(sources.length > 0
      ? {
          sources: [...sources].sort(byPath).map(({ content, path }) => ({
            path,
            blob: gitBlobId(content),
          })),
        }
      : {}),
    mode,
    ...(mode === 'git' && !byChart
      ? { repository: { url: repository.url, branch: repository.branch } }
      : {}),
    ...(options.order?.[environment]
      ? { order: options.order[environment] }
      : {}),
    ...(promotion ? { promotion } : {}),
  });
}

function byPath(left: GeneratedFile, right: GeneratedFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}
