import { Manifest } from '@slipway/sync-waves';
import { ProjectConfig, ProjectRole, ResourceKind } from './ProjectConfig';

/**
 * The AppProject. Argo CD deletes no project that Applications still name, and Git must not try by accident: pruning
 * it asks first.
 *
 * @param namespace - Argo CD's own
 * @internal
 */
export function projectManifest(
  config: ProjectConfig,
  namespace: string,
): Manifest {
  const { clusterResources, namespaceResources } = config;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: config.name,
      namespace,
      annotations: {
        'argocd.argoproj.io/sync-wave': '-100',
        'argocd.argoproj.io/sync-options': 'Prune=confirm',
      },
    },
    spec: {
      ...(config.description ? { description: config.description } : {}),
      sourceRepos: config.sourceRepos,
      destinations: config.destinations,
      clusterResourceWhitelist: kindsOf(clusterResources?.allow),
      clusterResourceBlacklist: kindsOf(clusterResources?.deny),
      namespaceResourceWhitelist: kindsOf(namespaceResources?.allow),
      namespaceResourceBlacklist: kindsOf(namespaceResources?.deny),
      roles: config.roles?.map(role => roleFields(config.name, role)),
      syncWindows: config.syncWindows,
      orphanedResources: config.orphanedResources,
      sourceNamespaces: config.sourceNamespaces,
    },
  };
}

/** Argo CD wants the group, which is an empty text for the core. */
function kindsOf(kinds: readonly ResourceKind[] | undefined) {
  return kinds?.map(({ group = '', kind }) => ({ group, kind }));
}

/** Policies in the form of Argo CD's RBAC (casbin CSV): `p, proj:<project>:<role>, <resource>, <action>, <object>, <effect>`. */
function roleFields(project: string, role: ProjectRole) {
  const { name, description, groups, permissions } = role;
  return {
    name,
    description,
    groups,
    policies: permissions.map(
      ({
        resource = 'applications',
        action,
        name: object = '*',
        effect = 'allow',
      }) =>
        `p, proj:${project}:${name}, ${resource}, ${action}, ${project}/${object}, ${effect}`,
    ),
  };
}
