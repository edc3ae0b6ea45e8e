import { nearestName } from '../platform/nearestName';
import { Finding } from '../findings/Finding';
import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
} from './ApplicationSetConfig';
import {
  GeneratorParameters,
  generatorParameters,
  KnownCluster,
} from './generatorParameters';
import { goTemplateKeys } from './goTemplateKeys';
import { lintSources } from './lintSources';

/**
 * What Argo CD would say of an ApplicationSet only once it runs: a template that Go does not read or whose parameter a
 * generator does not give (`template-key`), a selector that fits no declared cluster (`cluster-selector`), Applications
 * with the same name (`application-set`), a step that selects by a label they do not have (`rolling-sync`).
 *
 * @param path - the config file
 * @internal
 */
export function lintApplicationSet(
  config: ApplicationSetConfig,
  path: string,
  clusters: readonly KnownCluster[],
): readonly Finding[] {
  const object = `ApplicationSet/${config.name}`;
  const finding = (
    level: Finding['level'],
    rule: string,
    message: string,
    fix: string,
  ): Finding => ({ rule, level, object, path, message, fix });
  const parameters = config.generators.map(generator =>
    generatorParameters(generator, clusters),
  );

  const fromTemplates = [
    ...texts(config.template, 'template'),
    ...texts(config.templatePatch, 'templatePatch'),
  ].flatMap(text => lintText(text, parameters, finding));
  const fromValues = config.generators.flatMap(generator =>
    generatorValues(generator).flatMap(({ values, own }) =>
      texts(values, 'values').flatMap(text =>
        lintText(text, [generatorParameters(own, clusters)], finding),
      ),
    ),
  );
  return [
    ...lintSources(config.template.sources, object, path),
    ...fromTemplates,
    ...fromValues,
    ...parameters
      .flatMap(({ unmatched }) => unmatched)
      .map(selector =>
        finding(
          'warning',
          'cluster-selector',
          `${object} selects clusters by ${JSON.stringify(selector)}, and no declared cluster fits.`,
          'Correct the selector, or declare the cluster in config/clusters.',
        ),
      ),
    ...(config.template.name.includes('{{')
      ? []
      : [
          finding(
            'error',
            'application-set',
            `Every Application of ${object} would be named "${config.template.name}".`,
            'Put a parameter into the name, like {{ .nameNormalized }}.',
          ),
        ]),
    ...(config.template.environment === undefined &&
    config.rollingSync?.some(({ matchExpressions }) =>
      matchExpressions.some(({ key }) => key === 'slipway.dev/environment'),
    )
      ? [
          finding(
            'error',
            'rolling-sync',
            `${object} has steps by slipway.dev/environment, and its template has no environment.`,
            'Add environment to the template.',
          ),
        ]
      : []),
    ...stepLabels(config).map(key =>
      finding(
        'error',
        'rolling-sync',
        `A step of ${object} selects by the label "${key}", and its template does not give it${hint(key, Object.keys(config.template.labels ?? {}))}, so nothing would ever be synced.`,
        'Add the label to the template, or correct its key.',
      ),
    ),
  ];
}

interface TemplateText {
  /** `template.sources.0.helm.valueFiles.1`. */
  readonly place: string;
  readonly text: string;
}

function lintText(
  { place, text }: TemplateText,
  parameters: readonly GeneratorParameters[],
  finding: (
    level: Finding['level'],
    rule: string,
    message: string,
    fix: string,
  ) => Finding,
): readonly Finding[] {
  const { keys, problem } = goTemplateKeys(text);
  if (problem) {
    return [
      finding(
        'error',
        'template-key',
        `${place} cannot be read as a Go template: ${problem}.`,
        'Correct it; every {{ needs its }}.',
      ),
    ];
  }
  const missing = keys.flatMap(key => {
    const without = parameters.find(known => !given(key, known));
    return without ? [{ key, without }] : [];
  });
  const unique = new Map(missing.map(one => [one.key.join('.'), one]));
  return [...unique].map(([name, { without }]) =>
    finding(
      'error',
      'template-key',
      `${place} reads ".${name}", which not every set of parameters has${hint(
        name,
        without.paths.map(path => path.join('.')),
      )}; Argo CD would then make no Application at all.`,
      name.startsWith('metadata.labels.')
        ? 'Correct the key, add the label to every selected cluster, or select those that have it.'
        : 'Correct the key, or let the generators give it.',
    ),
  );
}

function given(
  key: readonly string[],
  { open, paths }: GeneratorParameters,
): boolean {
  const begins = (path: readonly string[], start: readonly string[]) =>
    start.every((part, index) => path[index] === part);
  return (
    open.some(start => begins(key, start)) ||
    paths.some(path => begins(path, key))
  );
}

function hint(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : ` (the nearest known is "${nearest}")`;
}

/** Labels that steps ask for and the template does not give; the environment's own is judged by itself. */
function stepLabels(config: ApplicationSetConfig): readonly string[] {
  const known = [
    'slipway.dev/environment',
    ...Object.keys(config.template.labels ?? {}),
  ];
  const asked = (config.rollingSync ?? []).flatMap(({ matchExpressions }) =>
    matchExpressions
      .filter(({ operator }) => operator === 'In')
      .map(({ key }) => key),
  );
  return config.templatePatch?.includes('labels')
    ? []
    : [...new Set(asked)].filter(key => !known.includes(key));
}

function texts(value: unknown, place: string): readonly TemplateText[] {
  if (typeof value === 'string') {
    return value.includes('{{') || value.includes('}}')
      ? [{ place, text: value }]
      : [];
  }
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, item]) => [
        ...texts(item, `${place}.${key}`),
        ...texts(key, `${place}.${key}`),
      ])
    : [];
}

/** Inside a matrix the second generator may read what the first one gives. */
function generatorValues(
  generator: ApplicationSetGenerator,
  scope: ApplicationSetGenerator = generator,
): readonly {
  readonly values: unknown;
  readonly own: ApplicationSetGenerator;
}[] {
  const nested =
    generator.matrix?.generators ?? generator.merge?.generators ?? [];
  const values = generator.clusters?.values ?? generator.git?.values;
  return [
    ...(values ? [{ values, own: scope }] : []),
    ...nested.flatMap(inner =>
      generatorValues(inner, generator.matrix ? scope : inner),
    ),
  ];
}
