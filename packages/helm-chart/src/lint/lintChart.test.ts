import { chartOf } from '../testing/chartOf';
import { lintChart } from './lintChart';

const CLEAN = {
  'Chart.yaml':
    'apiVersion: v2\nname: demo\nversion: 1.2.3\nicon: https://example.com/i.png\n',
  'templates/web.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
};

const rules = (
  files: Readonly<Record<string, string>>,
  options?: Parameters<typeof lintChart>[1],
) =>
  lintChart(chartOf({ ...CLEAN, ...files }), options).map(
    ({ rule, level, file, line }) =>
      `${level} ${rule} ${file}${line ? `:${line}` : ''}`,
  );

describe('lintChart', () => {
  it('finds nothing in a clean chart', () => {
    expect(rules({})).toEqual([]);
  });

  const meta = (rest: string) => ({
    'Chart.yaml': `apiVersion: v2\nicon: https://example.com/i.png\n${rest}`,
  });
  const wave = (value: string) => ({
    'templates/web.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  annotations:\n    argocd.argoproj.io/sync-wave: ${value}\n`,
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [meta('name: Demo\nversion: 1.2.3\n'), 'error chart-name Chart.yaml'],
    [meta('name: demo\nversion: v1.2.3\n'), 'error chart-version Chart.yaml'],
    [
      meta('name: demo\nversion: 1.2.3\nappVersion: 1.10\n'),
      'error app-version-type Chart.yaml',
    ],
    [
      meta('name: demo\nversion: 1.2.3\nmaintainer: me\n'),
      'warning unknown-field Chart.yaml',
    ],
    [
      meta('name: demo\nversion: 1.2.3\nsources: [here]\n'),
      'error url Chart.yaml',
    ],
    [
      meta('name: demo\nname: demo\nversion: 1.2.3\n'),
      'error duplicate-key Chart.yaml:4',
    ],
    [
      meta('name: demo\nversion: 1.2.3\ndependencies: [{name: db}]\n'),
      'warning dependency-missing Chart.yaml',
    ],
    [wave('10'), 'error wave templates/web.yaml:1'],
    [wave('"1.5"'), 'error wave templates/web.yaml:1'],
    [{ 'values.yaml': 'a: 1\na: 2\n' }, 'error duplicate-key values.yaml:2'],
    [{ 'values.yaml': 'a: [\n' }, 'error yaml values.yaml:2'],
    [{ 'values.yaml': 'a: yes\n' }, 'warning ambiguous-scalar values.yaml:1'],
    [{ 'templates/x.json': '{}' }, 'error template-extension templates/x.json'],
    [
      { 'templates/x.yaml': 'a: 1\n' },
      'error manifest-type templates/x.yaml:1',
    ],
    [
      {
        'templates/x.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
      },
      'error duplicate-object templates/x.yaml:1',
    ],
    [{ 'big.txt': 'x'.repeat((5 << 20) + 1) }, 'error file-size big.txt'],
  ])('%#: %s', (files, finding) => {
    expect(rules(files)).toContain(finding);
  });

  it('takes an integer in quotes as a wave', () => {
    expect(rules(wave('"-10"'))).toEqual([]);
  });

  it('sees template actions only where they are a mistake', () => {
    const files = {
      'templates/web.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ .Release.Name }}"\n',
    };
    expect(rules(files)).toEqual([]);
    expect(rules(files, { literal: true })).toEqual([
      'error unescaped-braces templates/web.yaml:4',
    ]);
  });
});
