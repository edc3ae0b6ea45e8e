import { ClusterRegistration } from './clusterRegistrations';
import { Generator, Selector } from './Generator';

type Parameters = Readonly<Record<string, unknown>>;

/** Argo CD's own cluster, which no Secret registers. A selector never selects it. */
const LOCAL: ClusterRegistration = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
  labels: {},
  annotations: {},
};

/** What a generator fills its template with, once for each Application. */
export function generatorParameters(
  { clusters, list, merge }: Generator,
  registrations: readonly ClusterRegistration[],
): readonly Parameters[] {
  if (clusters) {
    const { selector, values = {} } = clusters;
    return (selector ? registrations : [LOCAL, ...registrations])
      .filter(({ labels }) => selects(selector ?? {}, labels))
      .map(({ annotations, labels, name, server }) => ({
        name,
        nameNormalized: name.toLowerCase().replace(/[^a-z0-9.-]/g, '-'),
        server,
        metadata: { labels, annotations },
        values,
      }));
  }
  if (merge) {
    const [base = [], ...others] = merge.generators.map(generator =>
      generatorParameters(generator, registrations),
    );
    return base.map(parameters =>
      others
        .flat()
        .filter(other =>
          merge.mergeKeys.every(key => other[key] === parameters[key]),
        )
        .reduce((merged, other) => ({ ...merged, ...other }), parameters),
    );
  }
  return list?.elements ?? [];
}

function selects(
  { matchExpressions = [], matchLabels = {} }: Selector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const has = Object.hasOwn(labels, key);
      switch (operator) {
        case 'In':
          return has && values.includes(labels[key]);
        case 'NotIn':
          return !has || !values.includes(labels[key]);
        case 'Exists':
          return has;
        default:
          return !has;
      }
    })
  );
}
