import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
} from '../argocd/ApplicationSetConfig';
import { ApplicationSource } from '../argocd/ApplicationSource';
import { LabelSelector } from '../argocd/LabelSelector';
import { addonLabel } from '../clusters/addonLabel';
import { ClusterLabelKeys } from '../clusters/ClusterLabelKeys';
import { AddonConfig } from './AddonConfig';
import { addonValuesPath } from './addonValuesPath';

/** What an addon is built with. */
export interface AddonContext {
  readonly keys: ClusterLabelKeys;
  /** The GitOps repository as Argo CD reaches it. */
  readonly repository: { readonly url: string; readonly branch: string };
}

/**
 * An addon as the ApplicationSet that it becomes.
 *
 * @internal
 */
export function addonApplicationSet(
  config: AddonConfig,
  context: AddonContext,
): ApplicationSetConfig {
  const { keys } = context;
  return {
    name: config.name,
    generators: [generator(config, keys)],
    template: {
      name: `${config.name}-{{ .nameNormalized }}`,
      entity: config.entity,
      environment: label(keys.environment),
      project: config.project,
      destination: '{{ .name }}',
      namespace: config.namespace,
      sources: sources(config, context),
      syncPolicy: config.syncPolicy,
    },
  };
}

/** The clusters; where some have another version, merged over the rest by their address. */
function generator(
  config: AddonConfig,
  keys: ClusterLabelKeys,
): ApplicationSetGenerator {
  const { source, versions = [] } = config;
  const selector: LabelSelector = config.selector ?? {
    matchLabels: { [addonLabel(keys, config.name)]: 'true' },
  };
  if (source.type !== 'chart') {
    return { clusters: { selector } };
  }
  const base = { clusters: { selector, values: { version: source.version } } };
  return versions.length === 0
    ? base
    : {
        merge: {
          mergeKeys: ['server'],
          generators: [
            base,
            ...versions.map(({ selector: only, version }) => ({
              clusters: { selector: only, values: { version } },
            })),
          ],
        },
      };
}

function sources(
  config: AddonConfig,
  { keys, repository }: AddonContext,
): readonly ApplicationSource[] {
  const { source, layers = 'addons', name } = config;
  if (source.type === 'git') {
    return [
      {
        type: 'git',
        repoURL: source.repoURL ?? repository.url,
        path: source.path,
        revision:
          source.revision ?? (source.repoURL ? 'HEAD' : repository.branch),
      },
    ];
  }
  const file = (folder: string) =>
    `$values/${layers}/${folder}/${name}/values.yaml`;
  return [
    {
      type: 'chart',
      repoURL: source.repoURL,
      chart: source.chart,
      version: '{{ .values.version }}',
      helm: {
        ignoreMissingValueFiles: true,
        // The last one wins. Values in the Application itself would win over every file, so the addon's are a file too.
        valueFiles: [
          ...(config.values ? [`$values/${addonValuesPath(name)}`] : []),
          file(`environments/${label(keys.environment)}`),
          file(`cluster-roles/${label(keys.role)}`),
          file('clusters/{{ .name }}'),
        ],
      },
    },
    { type: 'values', repoURL: repository.url, revision: repository.branch },
  ];
}

/** A label's value as a Go template; keys that are no identifiers need `index`. */
function label(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key)
    ? `{{ .metadata.labels.${key} }}`
    : `{{ index .metadata.labels ${JSON.stringify(key)} }}`;
}
