import { ResourceKey } from '@slipway/sync-waves';
import { SimulatedCluster } from '../../cluster/SimulatedCluster';
import { AppProject } from '../objects/AppProject';
import { globMatch } from '../objects/globMatch';

type Spec = AppProject['spec'];
type Cluster = Pick<SimulatedCluster, 'name' | 'server'>;
type Scopes = Cluster & Pick<SimulatedCluster, 'isClusterScoped'>;

const isDenial = (pattern = '') => pattern.startsWith('!');

/** A pattern with `!` before it fits whatever the rest does not. */
function fits(
  pattern: string | undefined,
  text: string,
  separator?: string,
): boolean {
  return isDenial(pattern)
    ? !globMatch(pattern!.slice(1), text, { separator })
    : globMatch(pattern ?? '', text, { separator });
}

/** Git addresses are compared without case, trailing slash and `.git`. */
function normalized(address: string): string {
  const [, deny = '', url = ''] = /^(!?)(.*)$/s.exec(address.trim()) ?? [];
  const plain = url
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return `${deny}${plain}`;
}

const listed = (
  list: Spec['clusterResourceWhitelist'],
  { group, kind, name }: Pick<ResourceKey, 'group' | 'kind' | 'name'>,
) =>
  list?.some(
    rule =>
      globMatch(rule.group, group) &&
      globMatch(rule.kind, kind) &&
      (!rule.name || globMatch(rule.name, name)),
  ) ?? false;

/** What a project allows: sources, destinations, kinds. One denial (`!…`) goes before everything that is allowed. */
export const projectAllows = {
  source({ sourceRepos = [] }: Spec, repoURL: string): boolean {
    const address = normalized(repoURL);
    const results = sourceRepos.map(pattern => ({
      fit: fits(normalized(pattern), address, '/'),
      denial: isDenial(pattern),
    }));
    return (
      results.some(({ fit }) => fit) &&
      results.every(({ fit, denial }) => fit || !denial)
    );
  },

  destination(
    { destinations = [] }: Spec,
    { name, server }: Cluster,
    namespace: string,
  ): boolean {
    let allowed = false;
    for (const rule of destinations) {
      const byName = Boolean(name) && fits(rule.name, name);
      const byServer = Boolean(server) && fits(rule.server, server);
      const inNamespace = fits(rule.namespace, namespace);
      if ((byName || byServer) && inNamespace) {
        allowed = true;
        continue;
      }
      const denied =
        (inNamespace &&
          ((!byName && isDenial(rule.name)) ||
            (!byServer && isDenial(rule.server)))) ||
        (!inNamespace && isDenial(rule.namespace) && (byName || byServer));
      if (denied) return false;
    }
    return allowed;
  },

  /** Kind and namespace of one object. */
  object(spec: Spec, cluster: Scopes, key: ResourceKey): boolean {
    const { group, kind, namespace } = key;
    const clusterScoped = cluster.isClusterScoped(group, kind) ?? false;
    return (
      projectAllows.kind(spec, key, clusterScoped) &&
      (clusterScoped || projectAllows.destination(spec, cluster, namespace))
    );
  },

  /** Of cluster-scoped kinds only what is listed, of all others everything that is not excluded. */
  kind(
    spec: Spec,
    key: Pick<ResourceKey, 'group' | 'kind' | 'name'>,
    clusterScoped: boolean,
  ): boolean {
    if (clusterScoped) {
      return (
        listed(spec.clusterResourceWhitelist, key) &&
        !listed(spec.clusterResourceBlacklist, key)
      );
    }
    const { namespaceResourceWhitelist } = spec;
    return (
      (namespaceResourceWhitelist === undefined ||
        listed(namespaceResourceWhitelist, key)) &&
      !listed(spec.namespaceResourceBlacklist, key)
    );
  },
};
