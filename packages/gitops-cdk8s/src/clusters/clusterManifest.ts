import { Manifest } from '@slipway/sync-waves';
import { canonicalGoDuration } from '../argocd/goDuration';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { ClusterConfig } from './ClusterConfig';
import { ClusterLabelKeys } from './ClusterLabelKeys';
import { knownCluster } from './knownCluster';

/**
 * The ExternalSecret that registers a cluster with Argo CD; undefined when something else registers it. Its Secret holds
 * `name`, `server` and `config`, and carries the labels that ApplicationSets select by. A registration that went would
 * take the Applications of its ApplicationSets along, so pruning asks first and the Secret stays when the store is away.
 *
 * @param namespace - Argo CD's own
 * @internal
 */
export function clusterManifest(
  config: ClusterConfig,
  keys: ClusterLabelKeys,
  namespace: string,
): Manifest | undefined {
  const { credentials } = config;
  if (!credentials) {
    return undefined;
  }
  const {
    apiVersion = 'v1',
    key,
    refreshInterval = '1m0s',
    store,
  } = credentials;
  const { annotations, labels } = knownCluster(config, keys);
  const name = `cluster-${config.name}`;
  return {
    apiVersion: `external-secrets.io/${apiVersion}`,
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace,
      annotations: {
        'argocd.argoproj.io/sync-wave': '-80',
        ...PRUNE_CONFIRM,
      },
    },
    spec: {
      refreshInterval: canonicalGoDuration(refreshInterval) ?? refreshInterval,
      secretStoreRef: {
        name: store.name,
        kind: store.kind ?? 'ClusterSecretStore',
      },
      target: {
        name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          type: 'Opaque',
          metadata: {
            labels,
            ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
          },
          data: {
            name: config.name,
            server:
              config.server ??
              field(credentials.serverField ?? 'argocd-server'),
            config: field(credentials.configField ?? 'argocd-config'),
            ...(config.project ? { project: config.project } : {}),
            ...(config.namespaces
              ? { namespaces: config.namespaces.join(',') }
              : {}),
          },
        },
      },
      dataFrom: [
        {
          extract: {
            key,
            conversionStrategy: 'Default',
            decodingStrategy: 'None',
            metadataPolicy: 'None',
          },
        },
      ],
    },
  };
}

/** Fields of entries have names that Go's dot cannot take (`argocd-config`). */
function field(name: string): string {
  return `{{ index . ${JSON.stringify(name)} }}`;
}
