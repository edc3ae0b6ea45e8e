import { ENVIRONMENT_LABEL } from '@slipway/plugin-gitops-common';
import {
  ArgoApplication,
  EnvironmentConfig,
  EnvironmentMatch,
} from '@slipway/plugin-gitops-node';
import { globMatches } from './globMatches';

/** Where an Application goes that no environment matches. */
export const OTHER_ENVIRONMENT = 'Other';

/**
 * The environment of an Application: its own label or annotation, else the first match of the configuration, else
 * {@link OTHER_ENVIRONMENT}.
 */
export function environmentOf(
  application: ArgoApplication,
  instance: string,
  environments: readonly EnvironmentConfig[],
): string {
  const { labels, annotations } = application.metadata;
  const own = labels?.[ENVIRONMENT_LABEL] ?? annotations?.[ENVIRONMENT_LABEL];
  if (own) return own;
  return (
    environments.find(({ match }) =>
      match.some(part => fits(part, application, instance)),
    )?.name ?? OTHER_ENVIRONMENT
  );
}

function fits(
  match: EnvironmentMatch,
  { spec, metadata }: ArgoApplication,
  instance: string,
): boolean {
  const { destination } = spec;
  const pairs: readonly [string | undefined, readonly string[]][] = [
    [match.instance, [instance]],
    [match.project, [spec.project ?? 'default']],
    [
      match.destination,
      [destination?.name, destination?.server].flatMap(text => text ?? []),
    ],
    [match.namespace, [destination?.namespace ?? '']],
    ...Object.entries(match.labels ?? {}).map(
      ([key, value]): [string, readonly string[]] => [
        value,
        [metadata.labels?.[key]].flatMap(text => text ?? []),
      ],
    ),
  ];
  return pairs.every(
    ([pattern, texts]) =>
      pattern === undefined || texts.some(text => globMatches(pattern, text)),
  );
}
