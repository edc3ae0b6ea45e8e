/** The fields of Chart.yaml that Helm knows, in the order in which its JSON has them. */
export const CHART_FIELDS = [
  'name',
  'home',
  'sources',
  'version',
  'description',
  'keywords',
  'maintainers',
  'icon',
  'apiVersion',
  'condition',
  'tags',
  'appVersion',
  'deprecated',
  'annotations',
  'kubeVersion',
  'dependencies',
  'type',
] as const;

/** Chart.yaml, reduced to what Helm knows of it. */
export type ChartMetadata = {
  readonly name: string;
  readonly version: string;
} & {
  readonly [field in (typeof CHART_FIELDS)[number]]?: unknown;
};
