import { ApplicationSetConfig } from '../argocd/ApplicationSetConfig';
import { destinationFields } from '../argocd/destinationFields';
import { ProjectUse } from '../argocd/lintProject';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import {
  ApplicationConfig,
  ApplicationEnvironment,
} from '../config/ApplicationConfig';
import { applicationConfigPath } from '../config/applicationConfigPath';
import { Declared } from './Declared';
import { PlatformContext } from './PlatformContext';

/** An Application with the project that it names. */
export interface NamedProjectUse {
  readonly project: string;
  readonly use: ProjectUse;
}

/**
 * Which Applications and ApplicationSets of the repository name which project.
 *
 * @internal
 */
export function projectUses(
  context: PlatformContext,
  sets: readonly Declared<ApplicationSetConfig>[],
): readonly NamedProjectUse[] {
  const known = defaultChartTypes().names();
  return [
    ...context.applications.flatMap(config =>
      applicationUses(config, context, known),
    ),
    ...sets.map(({ config: { name, template }, path }) => ({
      project: template.project ?? 'default',
      use: {
        object: `ApplicationSet/${name}`,
        path,
        repoURLs: template.sources.map(({ repoURL }) => repoURL),
        destination: {
          ...destinationFields(template.destination, template.namespace),
          namespace: template.namespace,
        },
      },
    })),
  ];
}

function applicationUses(
  config: ApplicationConfig,
  { modeOf, repository }: PlatformContext,
  known: readonly string[],
): readonly NamedProjectUse[] {
  return Object.entries(config.environments).map(([name, environment]) => {
    const namespace = environment.namespace ?? config.namespace;
    const rendered =
      modeOf(`${config.name}-${name}`) === 'git' ? repository?.url : undefined;
    const props = { ...config.chart?.props, ...environment.props };
    const repoURLs =
      config.delivery?.type === 'chart'
        ? [sourceOf(config.delivery)]
        : [rendered, upstreamOf(config, props)];
    return {
      project: config.argocd?.project ?? 'default',
      use: {
        object: `Application/${config.name}-${name}`,
        path: applicationConfigPath(config.name),
        repoURLs: repoURLs.filter(url => url !== undefined),
        namespaces: routeNamespaces(props),
        bringsNamespace: bringsNamespace(config, environment, known),
        destination: {
          ...destinationFields(environment.destination, namespace),
          namespace,
        },
      },
    };
  });
}

/** As the Application names it: Argo CD reads `oci://` addresses with the chart's name in them. */
function sourceOf({
  chart,
  repoURL,
}: {
  readonly chart: string;
  readonly repoURL: string;
}): string {
  return repoURL.startsWith('oci://') ? `${repoURL}/${chart}` : repoURL;
}

/** Where a `HelmRelease` has its chart from. */
function upstreamOf(
  { chart }: ApplicationConfig,
  { repoURL }: Readonly<Record<string, unknown>>,
): string | undefined {
  return chart?.type === 'HelmRelease' && typeof repoURL === 'string'
    ? repoURL
    : undefined;
}

/** A route may stand in another namespace than what it leads to. */
function routeNamespaces({
  httpRoute,
}: Readonly<Record<string, unknown>>): readonly string[] {
  const { namespace } = (httpRoute ?? {}) as { readonly namespace?: unknown };
  return typeof namespace === 'string' ? [namespace] : [];
}

/** The chart types of this package do unless they are told not to; of others nothing is known here. */
function bringsNamespace(
  { chart, delivery }: ApplicationConfig,
  { props }: ApplicationEnvironment,
  known: readonly string[],
): boolean {
  const createNamespace =
    props?.createNamespace ?? chart?.props?.createNamespace;
  return (
    delivery?.type !== 'chart' &&
    chart !== undefined &&
    known.includes(chart.type) &&
    createNamespace !== false
  );
}
