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
    const repoURL =
      config.delivery?.type === 'chart' ? config.delivery.repoURL : rendered;
    return {
      project: config.argocd?.project ?? 'default',
      use: {
        object: `Application/${config.name}-${name}`,
        path: applicationConfigPath(config.name),
        repoURLs: repoURL === undefined ? [] : [repoURL],
        bringsNamespace: bringsNamespace(config, environment, known),
        destination: {
          ...destinationFields(environment.destination, namespace),
          namespace,
        },
      },
    };
  });
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
