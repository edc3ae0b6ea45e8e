import { ApplicationSetGenerator } from './ApplicationSetConfig';
import { LabelSelector } from './LabelSelector';
import { selects } from './selects';

/** A registered cluster as ApplicationSets see it. */
export interface KnownCluster {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The parameters that one generator gives for sure. */
export interface GeneratorParameters {
  /** Paths of the values, `['metadata', 'labels', 'environment']`. */
  readonly paths: readonly (readonly string[])[];
  /** What nobody can know without running it: paths that begin so may be there. */
  readonly open: readonly (readonly string[])[];
  /** Selectors that fit none of the declared clusters. */
  readonly unmatched: readonly LabelSelector[];
}

const CLUSTER = ['name', 'nameNormalized', 'server', 'project'];
const DIRECTORY = ['path', 'basename', 'basenameNormalized', 'segments'];
const FILE = [...DIRECTORY, 'filename', 'filenameNormalized'];

/**
 * The parameters of a generator. Of labels and annotations those count that every cluster it selects has; without any
 * declared cluster nothing can be said of them. A merge gives for sure what its first generator gives.
 *
 * @internal
 */
export function generatorParameters(
  generator: ApplicationSetGenerator,
  clusters: readonly KnownCluster[],
): GeneratorParameters {
  if (generator.clusters) {
    return clusterParameters(generator.clusters, clusters);
  }
  if (generator.git) {
    const { files, values } = generator.git;
    return {
      paths: [
        ...(files ? FILE : DIRECTORY).map(name => ['path', name]),
        ...valuePaths(values),
      ],
      open: files ? [[]] : [],
      unmatched: [],
    };
  }
  if (generator.list) {
    return {
      paths: common(generator.list.elements.map(element => leaves(element))),
      open: [],
      unmatched: [],
    };
  }
  const inner = (
    generator.matrix?.generators ??
    generator.merge?.generators ??
    []
  ).map(nested => generatorParameters(nested, clusters));
  const sure = generator.merge ? inner.slice(0, 1) : inner;
  return {
    paths: sure.flatMap(({ paths }) => paths),
    open: sure.flatMap(({ open }) => open),
    unmatched: inner.flatMap(({ unmatched }) => unmatched),
  };
}

function clusterParameters(
  { selector, values }: NonNullable<ApplicationSetGenerator['clusters']>,
  clusters: readonly KnownCluster[],
): GeneratorParameters {
  const selected = clusters.filter(
    ({ labels }) => !selector || selects(selector, labels),
  );
  const metadata = (field: 'labels' | 'annotations') =>
    common(
      selected.map(cluster =>
        Object.keys(cluster[field]).map(key => ['metadata', field, key]),
      ),
    );
  return {
    paths: [
      ...CLUSTER.map(name => [name]),
      ...metadata('labels'),
      ...metadata('annotations'),
      ...valuePaths(values),
    ],
    open: selected.length === 0 ? [['metadata']] : [],
    unmatched:
      clusters.length > 0 && selected.length === 0 && selector
        ? [selector]
        : [],
  };
}

function valuePaths(values: Readonly<Record<string, string>> = {}) {
  return Object.keys(values).map(key => ['values', key]);
}

function leaves(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, item]) =>
        leaves(item, [...path, key]),
      )
    : [path];
}

/** What is in all of them. */
function common(
  lists: readonly (readonly (readonly string[])[])[],
): readonly (readonly string[])[] {
  const keys = lists.map(list => new Set(list.map(path => path.join('\0'))));
  return (lists[0] ?? []).filter(path =>
    keys.every(known => known.has(path.join('\0'))),
  );
}
