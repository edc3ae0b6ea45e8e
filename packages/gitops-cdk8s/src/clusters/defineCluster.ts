import { ClusterConfig } from './ClusterConfig';

/**
 * Gives `config/clusters/<name>.ts` its types: `export default defineCluster({ … })`, with a literal.
 *
 * @public
 */
export function defineCluster(config: ClusterConfig): ClusterConfig {
  return config;
}
