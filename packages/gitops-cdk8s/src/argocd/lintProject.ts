import { Finding } from '../findings/Finding';
import { globMatch } from './globMatch';
import { permitsSource } from './permitsSource';
import { ProjectConfig, ResourceKind } from './ProjectConfig';

/** Where an Application of a project reads from and goes to. */
export interface ProjectUse {
  /** As findings name it: `Application/shop-dev`. */
  readonly object: string;
  readonly path: string;
  readonly repoURLs: readonly string[];
  readonly destination: {
    readonly name?: string;
    readonly server?: string;
    readonly namespace: string;
  };
  /** Other namespaces of the same cluster that it puts objects into. @defaultValue none */
  readonly namespaces?: readonly string[];
  /** Its package holds the Namespace, a kind without a namespace. */
  readonly bringsNamespace?: boolean;
}

/**
 * What is wrong with a project by itself (`project`), and which Applications of the repository it would refuse
 * (`project-refuses`).
 *
 * @internal
 */
export function lintProject(
  config: ProjectConfig,
  path: string,
  uses: readonly ProjectUse[],
): readonly Finding[] {
  return [
    ...wideOpen(config, path),
    ...twice(config, path),
    ...uses.flatMap(use => refused(config, use)),
  ];
}

function wideOpen(config: ProjectConfig, path: string): readonly Finding[] {
  const everywhere =
    config.sourceRepos.includes('*') &&
    config.destinations.some(
      ({ name, server, namespace }) =>
        (name ?? server) === '*' && namespace === '*',
    );
  return everywhere
    ? [
        {
          rule: 'project-open',
          level: 'warning',
          object: `AppProject/${config.name}`,
          path,
          message: `The project ${config.name} lets every repository go to every cluster.`,
          fix: 'Name its repositories, or its clusters and namespaces.',
        },
      ]
    : [];
}

function twice(config: ProjectConfig, path: string): readonly Finding[] {
  const names = (config.roles ?? []).map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map(name => ({
      rule: 'project',
      level: 'error',
      object: `AppProject/${config.name}`,
      path,
      message: `The project ${config.name} has two roles "${name}", and Argo CD refuses it.`,
      fix: 'Put their permissions into one role.',
    }));
}

function refused(config: ProjectConfig, use: ProjectUse): readonly Finding[] {
  const finding = (message: string, fix: string): Finding => ({
    rule: 'project-refuses',
    level: 'error',
    object: use.object,
    path: use.path,
    message,
    fix,
  });
  const { name, server, namespace } = use.destination;
  const cluster = name ?? server ?? '';
  const repositories = use.repoURLs
    .filter(url => !url.startsWith('cnoe://') && !url.includes('{{'))
    .filter(url => !permitsSource(config.sourceRepos, url))
    .map(url =>
      finding(
        `The project ${config.name} does not let ${use.object} read ${url}.`,
        `Add it to sourceRepos of config/projects/${config.name}.ts.`,
      ),
    );
  // A project that names clusters one way and an Application the other can only be compared by Argo CD.
  const comparable = config.destinations.filter(
    destination =>
      (destination.name === undefined) === (name === undefined) ||
      (destination.name ?? destination.server) === '*',
  );
  const goesThere = (place: string) =>
    [cluster, place].some(text => text.includes('{{')) ||
    comparable.length < config.destinations.length ||
    comparable.some(
      destination =>
        globMatch(destination.name ?? destination.server ?? '', cluster) &&
        globMatch(destination.namespace, place),
    );
  const kinds =
    use.bringsNamespace && !allowsNamespace(config)
      ? [
          finding(
            `The project ${config.name} does not let ${use.object} bring its Namespace.`,
            `Add { group: '', kind: 'Namespace' } to clusterResources.allow of config/projects/${config.name}.ts.`,
          ),
        ]
      : [];
  const places = [...new Set([namespace, ...(use.namespaces ?? [])])]
    .filter(place => !goesThere(place))
    .map(place =>
      finding(
        `The project ${config.name} does not let ${use.object} go to the namespace "${place}" of ${cluster}.`,
        `Add it to destinations of config/projects/${config.name}.ts.`,
      ),
    );
  return [...repositories, ...kinds, ...places];
}

/** Without a list of its own a project allows no kind that has no namespace. */
function allowsNamespace({ clusterResources }: ProjectConfig): boolean {
  const isMeant = ({ group = '', kind }: ResourceKind) =>
    globMatch(group, '') && globMatch(kind, 'Namespace');
  return (
    (clusterResources?.allow ?? []).some(isMeant) &&
    !(clusterResources?.deny ?? []).some(isMeant)
  );
}
