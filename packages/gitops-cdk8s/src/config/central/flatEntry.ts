import { z } from 'zod';
import { ApplicationConfigError } from '../ApplicationConfigError';
import { explainIssues } from '../explainIssues';
import { ParseApplicationConfigOptions } from '../parseApplicationConfig';
import { schemas } from '../schemas';
import { CentralEntry } from './CentralFile';

/** An entry that is one Argo CD Application, as hand-written generators have them. */
export interface FlatEntry {
  /** The application's name: the entry's without its environment. */
  readonly name: string;
  readonly environment: string;
  readonly value: z.infer<typeof flatSchema>;
  /** Fields that an application config has no place for. */
  readonly ignored: readonly string[];
  readonly entry: CentralEntry;
}

const strings = z.record(z.string(), z.string());
const flatSchema = z.looseObject({
  name: schemas.dnsLabel,
  namespace: schemas.dnsLabel,
  entity: schemas.entityRef.optional(),
  description: z.string().optional(),
  chart: z.looseObject({
    type: schemas.text,
    props: schemas.values.optional(),
  }),
  image: z
    .strictObject({
      repository: schemas.imageRepository,
      tag: schemas.imageTag,
    })
    .optional(),
  argocd: z
    .looseObject({
      destination: schemas.destination.optional(),
      project: schemas.text.optional(),
      namespace: schemas.dnsLabel.optional(),
      annotations: strings.optional(),
      labels: strings.optional(),
      syncPolicy: z
        .looseObject({
          automated: z
            .looseObject({
              prune: z.boolean().optional(),
              selfHeal: z.boolean().optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  dependencies: strings.optional(),
});

/** The API server of the cluster that Argo CD runs in: what an Application without a destination goes to. */
const SAME_CLUSTER = 'in-cluster';

/**
 * Reads an entry that is one Argo CD Application. Its environment is the one that its props name, or what its
 * destination is called after. Throws `ApplicationConfigError`.
 */
export function flatEntryOf(
  value: Readonly<Record<string, unknown>>,
  entry: CentralEntry,
  { file, lineOf }: ParseApplicationConfigOptions,
): FlatEntry {
  const result = flatSchema.safeParse(value);
  if (!result.success) {
    const { path, sentence } = explainIssues(result.error, value, flatSchema);
    throw new ApplicationConfigError(sentence, {
      file,
      line: lineOf?.(path) ?? entry.line,
    });
  }
  const { data } = result;
  const environment = environmentOf(data);
  const suffix = `-${environment}`;
  return {
    name: data.name.endsWith(suffix)
      ? data.name.slice(0, -suffix.length)
      : data.name,
    environment,
    value: data,
    ignored: ignoredFields(data),
    entry,
  };
}

function environmentOf({ argocd, chart }: FlatEntry['value']): string {
  const named = [
    chart.props?.environmentName,
    chart.props?.environment,
    destinationOf(argocd).replace(/^vcluster-|-vcluster$/g, ''),
  ];
  return (
    named.find(
      (name): name is string => schemas.dnsLabel.safeParse(name).success,
    ) ?? 'default'
  );
}

export function destinationOf(argocd: FlatEntry['value']['argocd']): string {
  return argocd?.destination ?? SAME_CLUSTER;
}

function ignoredFields(data: FlatEntry['value']): readonly string[] {
  const { argocd, chart } = data;
  const unknown = (
    record: Readonly<Record<string, unknown>> | undefined,
    known: readonly string[],
    prefix: string,
  ) =>
    Object.keys(record ?? {})
      .filter(key => !known.includes(key))
      .map(key => `${prefix}${key}`);
  return [
    ...unknown(data, Object.keys(flatSchema.shape), ''),
    ...unknown(chart, ['type', 'props'], 'chart.'),
    ...unknown(
      argocd,
      [
        'destination',
        'project',
        'namespace',
        'annotations',
        'labels',
        'syncPolicy',
      ],
      'argocd.',
    ),
    ...unknown(argocd?.syncPolicy, ['automated'], 'argocd.syncPolicy.'),
    ...unknown(
      argocd?.syncPolicy?.automated,
      ['prune', 'selfHeal'],
      'argocd.syncPolicy.automated.',
    ),
  ];
}
