import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationConfig,
  ApplicationEnvironment,
} from '../ApplicationConfig';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { parseApplicationConfig } from '../parseApplicationConfig';
import { CentralApplication } from './CentralApplication';
import { destinationOf, FlatEntry } from './flatEntry';

/**
 * One application of entries that are its environments. What the first has is the application's; what others have
 * differently is their environment's. Throws `ApplicationConfigError` for entries that cannot be one application.
 */
export function mergeFlatEntries(
  entries: readonly FlatEntry[],
  file: string,
): CentralApplication {
  const [first] = entries;
  for (const [index, { entry, environment, value }] of entries.entries()) {
    const twin = entries.findIndex(other => other.environment === environment);
    if (twin !== index) {
      throw new ApplicationConfigError(
        `"${value.name}" would be the environment "${environment}" of ${first.name} a second time; give one of them another name.`,
        { file, line: entry.line },
      );
    }
    if (value.chart.type !== first.value.chart.type) {
      throw new ApplicationConfigError(
        `"${value.name}" is built by ${value.chart.type} and "${first.value.name}" by ${first.value.chart.type}, so they are no environments of one application; give one of them another name.`,
        { file, line: entry.line },
      );
    }
  }
  const { argocd, chart } = first.value;
  const { automated } = argocd?.syncPolicy ?? {};
  const config = defined<ApplicationConfig>({
    name: first.name,
    entity: first.value.entity ?? `component:default/${first.name}`,
    description: first.value.description,
    namespace: first.value.namespace,
    chart: defined({ type: chart.type, props: chart.props }),
    image: first.value.image,
    environments: Object.fromEntries(
      entries.map(entry => [entry.environment, environmentOf(entry, first)]),
    ),
    argocd: orUndefined(
      defined({
        project: argocd?.project,
        namespace: argocd?.namespace,
        syncPolicy: automated && {
          prune: automated.prune ?? false,
          selfHeal: automated.selfHeal ?? false,
        },
      }),
    ),
    dependencies: dependenciesOf(entries),
  });
  return {
    config: parseApplicationConfig(config, {
      file,
      lineOf: () => first.entry.line,
    }),
    entries: entries.map(({ entry }) => entry),
    flat: true,
    ignored: [...new Set(entries.flatMap(({ ignored }) => ignored))],
  };
}

function environmentOf(
  { value }: FlatEntry,
  first: FlatEntry,
): ApplicationEnvironment {
  const { argocd, chart, image, namespace } = value;
  const base = first.value.chart.props ?? {};
  const props = Object.fromEntries(
    Object.entries(chart.props ?? {}).filter(
      ([key, prop]) => !isDeepStrictEqual(prop, base[key]),
    ),
  );
  return defined<ApplicationEnvironment>({
    destination: destinationOf(argocd),
    namespace: namespace === first.value.namespace ? undefined : namespace,
    image: isDeepStrictEqual(image, first.value.image) ? undefined : image,
    props: orUndefined(props),
    annotations: argocd?.annotations,
    labels: argocd?.labels,
  });
}

function dependenciesOf(
  entries: readonly FlatEntry[],
): Readonly<Record<string, string>> | undefined {
  return orUndefined(
    Object.assign({}, ...entries.map(({ value }) => value.dependencies)),
  );
}

function orUndefined<T extends object>(record: T): T | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

function defined<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as T;
}
