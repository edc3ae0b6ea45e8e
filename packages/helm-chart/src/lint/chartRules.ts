/**
 * A rule of the linter.
 *
 * @public
 */
export interface ChartRule {
  readonly level: 'error' | 'warning' | 'info';
  /** What has to hold, as the documentation says it. */
  readonly summary: string;
  /** True when `helm lint` has it too. */
  readonly helm: boolean;
}

const error = (summary: string, helm = false): ChartRule => ({
  level: 'error',
  summary,
  helm,
});
const warning = (summary: string, helm = false): ChartRule => ({
  level: 'warning',
  summary,
  helm,
});
const info = (summary: string, helm = false): ChartRule => ({
  level: 'info',
  summary,
  helm,
});

/**
 * All rules, in the order of the documentation.
 *
 * @public
 */
export const chartRules = {
  'chart-missing': error('Chart.yaml is there and is a file', true),
  yaml: error('Files that are YAML as they stand can be read', true),
  'duplicate-key': error('No key stands twice in one mapping'),
  'field-type': error(
    'The fields of Chart.yaml have the types that Helm reads',
    true,
  ),
  'api-version': error(
    'apiVersion is v1 or v2; type and dependencies only with v2',
    true,
  ),
  'chart-name': error(
    'The name is legal in an OCI registry: lower case letters, digits, single separators, at most 63 characters',
  ),
  'chart-version': error(
    'The version is one by Semantic Versioning 2, above 0.0.0-0, in quotes where YAML would take it for a number',
    true,
  ),
  'tag-length': error('The version is short enough for a tag: 128 characters'),
  'app-version-type': error('appVersion is a text', true),
  'unknown-field': warning('Chart.yaml has no field that Helm drops', true),
  'kube-version': error('kubeVersion is a version range'),
  url: error('Sources, icon and home are addresses with a scheme', true),
  maintainer: error(
    'Each maintainer has a name, and a valid e-mail address and URL where given',
    true,
  ),
  icon: info('The chart has an icon', true),
  'dependency-duplicate': error(
    'No two dependencies have one name or alias',
    true,
  ),
  'dependency-missing': warning('Each dependency is in charts/', true),
  'dependency-unlisted': error(
    'Each chart in charts/ is a dependency of Chart.yaml',
    true,
  ),
  'dependency-version': error(
    'Vendored charts have the versions that Chart.yaml and Chart.lock ask for',
  ),
  'dependency-condition': warning(
    'The condition of a dependency names a boolean in values.yaml',
  ),
  'lock-stale': error('Chart.lock belongs to the dependencies of Chart.yaml'),
  'values-missing': info('There is a values.yaml', true),
  'values-schema': error('values.yaml fits values.schema.json', true),
  'templates-missing': warning('There are templates', true),
  'templates-folder': error('templates and crds are folders', true),
  'template-extension': error(
    'Templates end in .yaml, .yml, .tpl or .txt',
    true,
  ),
  'template-indent': warning('No template begins with an indented line', true),
  'manifest-type': error('Each object has apiVersion and kind'),
  'manifest-name': error('Each object has a name'),
  'name-format': warning('Names follow the rules of their kind', true),
  selector: error(
    'Deployments, ReplicaSets, DaemonSets and StatefulSets have a selector',
    true,
  ),
  'list-policy': error(
    'No item of a List carries helm.sh/resource-policy, which Helm ignores there',
    true,
  ),
  'removed-api': warning(
    'No object uses an API that Kubernetes has removed',
    true,
  ),
  crd: error('crds/ holds CustomResourceDefinitions only', true),
  'duplicate-object': error('No object is there twice'),
  wave: error('Sync waves are integers in quotes'),
  'ambiguous-scalar': warning(
    'No bare word that YAML 1.1 reads as something else: yes, no, on, off, y, n, 0o14, 1_000',
  ),
  'unescaped-braces': error('Finished manifests hold no template action'),
  'trailing-blanks': warning(
    'No document ends in a text whose last blanks Helm would cut',
  ),
  'file-size': error('No file is above 5 MiB, the most that Helm loads', true),
  'chart-size': error('The chart unpacks to 100 MiB at most'),
  'helm-missing': error(
    'There is a helm of version 3.14 or later where one is asked for',
  ),
  'helm-lint': error(
    'The real helm has nothing to say beside the rules above',
    true,
  ),
  'helm-render': error(
    'The real helm renders the chart with its own values',
    true,
  ),
  'helm-changes': error(
    'Finished manifests come out of the real helm unchanged',
  ),
} as const satisfies Readonly<Record<string, ChartRule>>;

/** The name of a rule. */
export type ChartRuleName = keyof typeof chartRules;
