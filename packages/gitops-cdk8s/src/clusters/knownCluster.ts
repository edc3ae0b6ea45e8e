import { KnownCluster } from '../argocd/generatorParameters';
import { addonLabel } from './addonLabel';
import { ClusterConfig } from './ClusterConfig';
import { ClusterLabelKeys } from './ClusterLabelKeys';

/** What makes a Secret the registration of a cluster (Argo CD, declarative setup). */
const REGISTRATION = { 'argocd.argoproj.io/secret-type': 'cluster' } as const;

/**
 * The cluster as selectors and templates see it.
 *
 * @internal
 */
export function knownCluster(
  config: ClusterConfig,
  keys: ClusterLabelKeys,
): KnownCluster {
  const addons = Object.entries(config.addons ?? {}).map(([name, enabled]) => [
    addonLabel(keys, name),
    String(enabled),
  ]);
  return {
    name: config.name,
    labels: {
      ...config.labels,
      ...Object.fromEntries(addons),
      [keys.name]: config.name,
      [keys.role]: config.role,
      [keys.environment]: config.environment,
      ...REGISTRATION,
    },
    annotations: config.annotations ?? {},
  };
}
