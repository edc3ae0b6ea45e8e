import { version } from '../../package.json';
import { clusterLabelKeys } from '../clusters/ClusterLabelKeys';
import { knownCluster } from '../clusters/knownCluster';
import { lintDependencies } from '../dependencies/lintDependencies';
import { planOrder } from '../dependencies/planOrder';
import { applyRuleLevels } from '../findings/applyRuleLevels';
import { Finding } from '../findings/Finding';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { gitBlobId } from '../package/generationRecord';
import { argocdPart } from './argocdPart';
import { GeneratedPlatform, PlatformPackage } from './GeneratedPlatform';
import { GeneratePlatformOptions } from './GeneratePlatformOptions';
import { lintPlatformFiles } from './lintPlatformFiles';
import { PLATFORM_FOLDERS } from './platformFolders';
import { PlatformContext } from './PlatformContext';
import { platformPackage } from './platformPackage';
import { printPlatformRecord, readPlatformRecord } from './platformRecord';
import { PLATFORM_RECORD_PATH } from './platformRecordPath';
import { PlatformConfig } from './PlatformConfig';
import { promotionPart } from './promotionPart';
import { requestsPart } from './requestsPart';

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'info'];

/**
 * The work of `generatePlatform`, for a caller that has read the declarations already.
 *
 * @internal
 */
export function platformOfConfig(
  config: PlatformConfig,
  options: GeneratePlatformOptions,
): GeneratedPlatform {
  const context = contextOf(config, options);
  const argocd = argocdPart(context);
  const requests = requestsPart(context);
  const promotion = promotionPart(context);
  const packages: readonly PlatformPackage[] = [
    { name: 'platform', manifests: argocd.manifests },
    { name: 'platform-promotion', manifests: promotion.manifests },
    { name: 'platform-requests', manifests: requests.manifests },
  ];
  const made = [
    ...packages.flatMap(one =>
      platformPackage(one, {
        ...context,
        repository: context.repository ?? options.repository,
      }),
    ),
    ...(argocd.files ?? []),
  ].sort(byPath);
  const all = [
    ...lintPlatformFiles(packages, options.applications),
    ...lintDependencies(options.applications),
    ...context.order.findings,
    ...argocd.findings,
    ...promotion.findings,
    ...requests.findings,
  ];
  const findings = applyRuleLevels(all, context.config.settings.rules ?? {});
  return {
    files:
      made.length === 0 ? [] : [...made, record(options, made)].sort(byPath),
    deletes: obsolete(options, made),
    findings: LEVELS.flatMap(level =>
      findings.filter(finding => finding.level === level),
    ),
    packages: packages.filter(({ manifests }) => manifests.length > 0),
    order: context.order,
  };
}

function contextOf(
  config: PlatformConfig,
  options: GeneratePlatformOptions,
): PlatformContext {
  const { applications, files, mode, modes = {}, repository } = options;
  const { settings } = config;
  const labelKeys = clusterLabelKeys(settings);
  const known =
    settings.repository ?? (repository.url ? repository : undefined);
  const modeOf = (name: string) =>
    Object.hasOwn(modes, name) ? modes[name] : mode;
  return {
    config,
    applications,
    files,
    order: planOrder({ applications, order: settings.order, modeOf }),
    modeOf,
    clusters: config.clusters.map(({ config: cluster }) =>
      knownCluster(cluster, labelKeys),
    ),
    labelKeys,
    namespace: settings.argocd?.namespace ?? 'argocd',
    project: settings.argocd?.project ?? 'default',
    destination:
      settings.argocd?.destination ?? 'https://kubernetes.default.svc',
    mode,
    repository: known && {
      url: known.url,
      branch: known.branch ?? repository.branch,
    },
  };
}

function record(
  { files, mode, repository }: GeneratePlatformOptions,
  made: readonly GeneratedFile[],
): GeneratedFile {
  const declaring = Object.keys(files)
    .filter(
      path =>
        path === 'config/platform.ts' ||
        PLATFORM_FOLDERS.some(folder => path.startsWith(`${folder}/`)),
    )
    .sort();
  return {
    path: PLATFORM_RECORD_PATH,
    content: printPlatformRecord({
      generator: '@slipway/cdk8s',
      version,
      configs: declaring.map(path => ({ path, blob: gitBlobId(files[path]) })),
      mode,
      repository: { url: repository.url, branch: repository.branch },
      files: made.map(({ path }) => path),
    }),
  };
}

/** What the run before made and this one does not, the record included when nothing is declared any more. */
function obsolete(
  { files }: GeneratePlatformOptions,
  made: readonly GeneratedFile[],
): readonly string[] {
  const before = readPlatformRecord(
    Object.hasOwn(files, PLATFORM_RECORD_PATH)
      ? files[PLATFORM_RECORD_PATH]
      : '',
  );
  if (!before) {
    return [];
  }
  const paths = new Set(made.map(({ path }) => path));
  return [
    ...before.files.filter(path => !paths.has(path)),
    ...(made.length === 0 ? [PLATFORM_RECORD_PATH] : []),
  ].sort();
}

function byPath(left: GeneratedFile, right: GeneratedFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}
