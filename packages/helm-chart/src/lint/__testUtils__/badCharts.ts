import { ChartRuleName } from '../chartRules';

/** A chart that breaks one rule, and where the linter says so. */
export interface BadChart {
  /** Beside or in place of the files of the clean chart; null takes one away. */
  readonly files: Readonly<Record<string, string | null>>;
  /** `file:line`, or the file alone. */
  readonly at: string;
  readonly literal?: boolean;
}

/** Rules that need a real helm have tests of their own. */
export type BuiltInRule = Exclude<ChartRuleName, `helm-${string}`>;

/** A chart without any finding. */
export const cleanChart: Readonly<Record<string, string>> = {
  'Chart.yaml':
    'apiVersion: v2\nname: demo\nversion: 1.2.3\nicon: https://example.com/i.png\n',
  'values.yaml': '{}\n',
  'templates/web.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
};

const head = 'apiVersion: v2\nicon: https://example.com/i.png\n';
const meta = (rest: string) => ({ 'Chart.yaml': `${head}${rest}` });
const named = (rest: string) => meta(`name: demo\nversion: 1.2.3\n${rest}`);
const template = (text: string) => ({ 'templates/x.yaml': text });
const sub = (version: string) => ({
  'charts/db/Chart.yaml': `apiVersion: v2\nname: db\nversion: ${version}\n`,
  'charts/db/values.yaml': '{}\n',
});
const database = 'dependencies:\n- name: db\n  version: ^1\n  repository: ""\n';

/** For each rule a chart that breaks it, and no other rule as badly. */
export const badCharts: Readonly<Record<BuiltInRule, BadChart>> = {
  'chart-missing': { files: { 'Chart.yaml': null }, at: 'Chart.yaml' },
  yaml: { files: { 'values.yaml': 'a: [\n' }, at: 'values.yaml:2' },
  'duplicate-key': {
    files: { 'values.yaml': 'a: 1\na: 2\n' },
    at: 'values.yaml:2',
  },
  'field-type': { files: named('type: program\n'), at: 'Chart.yaml:5' },
  'api-version': {
    files: {
      'Chart.yaml':
        'apiVersion: v3\nname: demo\nversion: 1.2.3\nicon: https://example.com/i.png\n',
    },
    at: 'Chart.yaml:1',
  },
  'chart-name': {
    files: meta('name: Demo\nversion: 1.2.3\n'),
    at: 'Chart.yaml:3',
  },
  'chart-version': {
    files: meta('name: demo\nversion: 1.2\n'),
    at: 'Chart.yaml:4',
  },
  'tag-length': {
    files: meta(`name: demo\nversion: 1.2.3-${'a'.repeat(130)}\n`),
    at: 'Chart.yaml:4',
  },
  'app-version-type': {
    files: named('appVersion: 1.10\n'),
    at: 'Chart.yaml:5',
  },
  'unknown-field': { files: named('maintainer: me\n'), at: 'Chart.yaml:5' },
  'kube-version': {
    files: named('kubeVersion: recent\n'),
    at: 'Chart.yaml:5',
  },
  url: { files: named('sources:\n- here\n'), at: 'Chart.yaml:6' },
  maintainer: {
    files: named('maintainers:\n- email: a@example.com\n'),
    at: 'Chart.yaml:6',
  },
  icon: {
    files: { 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.2.3\n' },
    at: 'Chart.yaml:1',
  },
  'dependency-duplicate': {
    files: {
      ...named(`${database}- name: db\n  version: ^1\n  repository: ""\n`),
      ...sub('1.0.0'),
    },
    at: 'Chart.yaml:9',
  },
  'dependency-missing': { files: named(database), at: 'Chart.yaml:6' },
  'dependency-unlisted': { files: sub('1.0.0'), at: 'charts/db/Chart.yaml' },
  'dependency-version': {
    files: { ...named(database), ...sub('2.0.0') },
    at: 'charts/db/Chart.yaml',
  },
  'dependency-condition': {
    files: {
      ...named(`${database}  condition: db.enabled\n`),
      ...sub('1.0.0'),
    },
    at: 'Chart.yaml:6',
  },
  'lock-stale': {
    files: {
      ...named(database),
      ...sub('1.0.0'),
      'Chart.lock':
        'dependencies:\n- name: db\n  repository: ""\n  version: 1.0.0\ndigest: sha256:0\n',
    },
    at: 'Chart.lock',
  },
  'values-missing': { files: { 'values.yaml': null }, at: 'values.yaml' },
  'values-schema': {
    files: {
      'values.yaml': 'web:\n  replicas: none\n',
      'values.schema.json':
        '{"type":"object","properties":{"web":{"type":"object","properties":{"replicas":{"type":"integer"}}}}}',
    },
    at: 'values.yaml:2',
  },
  'templates-missing': {
    files: { 'templates/web.yaml': null },
    at: 'templates',
  },
  'templates-folder': {
    files: { 'templates/web.yaml': null, templates: 'x' },
    at: 'templates',
  },
  'template-extension': {
    files: { 'templates/x.json': '{}' },
    at: 'templates/x.json',
  },
  'template-indent': {
    files: template(
      '\n  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: x}\n',
    ),
    at: 'templates/x.yaml:2',
  },
  'manifest-type': { files: template('a: 1\n'), at: 'templates/x.yaml:1' },
  'manifest-name': {
    files: template('apiVersion: v1\nkind: ConfigMap\n'),
    at: 'templates/x.yaml:1',
  },
  'name-format': {
    files: template('apiVersion: v1\nkind: Service\nmetadata: {name: 1web}\n'),
    at: 'templates/x.yaml:1',
  },
  selector: {
    files: template(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {}\n',
    ),
    at: 'templates/x.yaml:1',
  },
  'list-policy': {
    files: template(
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: x\n    annotations: {helm.sh/resource-policy: keep}\n',
    ),
    at: 'templates/x.yaml:1',
  },
  'removed-api': {
    files: template(
      '# the first\n---\napiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: x}\n',
    ),
    at: 'templates/x.yaml:3',
  },
  crd: {
    files: {
      'crds/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
    },
    at: 'crds/x.yaml:1',
  },
  'duplicate-object': {
    files: template('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n'),
    at: 'templates/x.yaml:1',
  },
  wave: {
    files: template(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  annotations:\n    argocd.argoproj.io/sync-wave: 10\n',
    ),
    at: 'templates/x.yaml:1',
  },
  'ambiguous-scalar': {
    files: { 'values.yaml': 'a: no\nb: 1_000\n' },
    at: 'values.yaml:1',
  },
  'unescaped-braces': {
    files: template(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ .Release.Name }}"\n',
    ),
    at: 'templates/x.yaml:4',
    literal: true,
  },
  'trailing-blanks': {
    files: template(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  text: |+\n    line\n\n\n',
    ),
    at: 'templates/x.yaml:1',
  },
  'file-size': {
    files: { 'big.txt': 'x'.repeat((5 << 20) + 1) },
    at: 'big.txt',
  },
  'chart-size': {
    files: Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [
        `big-${index}.txt`,
        'x'.repeat(5 << 20),
      ]),
    ),
    at: '.',
  },
};
