import { Manifest } from '@slipway/sync-waves';
import { addonApplicationSet } from '../addons/addonApplicationSet';
import { addonValuesPath } from '../addons/addonValuesPath';
import { lintAddon } from '../addons/lintAddon';
import { applicationSetManifest } from '../argocd/applicationSetManifest';
import { ApplicationSetConfig } from '../argocd/ApplicationSetConfig';
import { lintApplicationSet } from '../argocd/lintApplicationSet';
import { lintProject } from '../argocd/lintProject';
import { projectManifest } from '../argocd/projectManifest';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { clusterManifest } from '../clusters/clusterManifest';
import { lintDestinations } from '../clusters/lintDestinations';
import { toYaml } from '../package/toYaml';
import { lintProjectNames } from './lintProjectNames';
import { orderParents } from './orderParents';
import { PlatformContext } from './PlatformContext';
import { PlatformPart } from './PlatformPart';
import { projectUses } from './projectUses';

/**
 * What Argo CD itself is set up with: projects, registrations of clusters, ApplicationSets, and the parents that keep
 * the order of applications.
 *
 * @internal
 */
export function argocdPart(context: PlatformContext): PlatformPart {
  const { applications, clusters, config, labelKeys, namespace } = context;
  const addons = context.repository
    ? config.addons.map(declared => ({
        ...declared,
        set: addonApplicationSet(declared.config, {
          keys: labelKeys,
          repository: context.repository!,
        }),
      }))
    : [];
  const sets: readonly {
    readonly path: string;
    readonly config: ApplicationSetConfig;
  }[] = [
    ...config.applicationSets,
    ...addons.map(({ path, set }) => ({ path, config: set })),
  ];
  const uses = projectUses(context, sets);
  const parents = orderParents(context);
  return {
    manifests: [
      ...config.projects.map(({ config: project }) =>
        projectManifest(project, namespace),
      ),
      ...config.clusters.flatMap(
        ({ config: cluster }) =>
          clusterManifest(cluster, labelKeys, namespace) ?? [],
      ),
      ...sets.map(({ config: set }) =>
        confirmed(applicationSetManifest(set, namespace)),
      ),
      ...parents.manifests.map(confirmed),
    ],
    files: addons.flatMap(({ config: { name, values } }) =>
      values ? [{ path: addonValuesPath(name), content: toYaml(values) }] : [],
    ),
    findings: [
      ...config.projects.flatMap(({ config: project, path }) =>
        lintProject(
          project,
          path,
          uses
            .filter(use => use.project === project.name)
            .map(({ use }) => use),
        ),
      ),
      ...lintProjectNames(
        uses,
        config.projects.map(({ config: { name } }) => name),
      ),
      ...lintDestinations(
        applications,
        config.clusters.map(({ config: cluster }) => cluster),
      ),
      ...sets.flatMap(({ config: set, path }) =>
        lintApplicationSet(set, path, clusters),
      ),
      ...addons.flatMap(({ config: addon, path, set }) =>
        lintAddon(addon, set, path, clusters),
      ),
      ...parents.findings,
      ...noRepository(context),
    ],
  };
}

/** An ApplicationSet or a parent that goes takes its Applications along: somebody has to confirm that. */
function confirmed(manifest: Manifest): Manifest {
  const { annotations, ...metadata } = manifest.metadata;
  return {
    ...manifest,
    metadata: {
      ...metadata,
      annotations: { ...annotations, ...PRUNE_CONFIRM },
    },
  };
}

function noRepository({
  config,
  repository,
}: PlatformContext): PlatformPart['findings'] {
  return repository
    ? []
    : config.addons.map(({ config: { name }, path }) => ({
        rule: 'platform-repository',
        level: 'error',
        path,
        message: `The addon ${name} reads values from the GitOps repository, and its address is not known.`,
        fix: 'Set repository in config/platform.ts.',
      }));
}
