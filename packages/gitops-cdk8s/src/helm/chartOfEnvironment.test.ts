/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithHelm.each] }] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageChart } from '@slipway/helm-chart';
import semver from 'semver';
import { parse, parseAllDocuments } from 'yaml';
import { findHelm } from '../__testUtils__/findKubectl';
import { generateFixture } from '../__testUtils__/generateFixture';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { generateApplication } from '../generate/generateApplication';
import { chartOfEnvironment } from './chartOfEnvironment';
import { targetRevisionOf } from './targetRevisionOf';

jest.setTimeout(60_000);

const helm = findHelm();

/** What other systems read in braces, and what YAML 1.1 reads as something else than text. */
const TEXTS = {
  rule: '{{ $labels.instance }} is down for {{ $value }}s',
  set: "name: '{{ .nameNormalized }}'",
  open: '{{',
  actions: '{{- if true }}x{{ end -}}',
  quoted: '{{ "{{" }} `{{`',
  word: 'yes',
  off: 'off',
  octal: '0o14',
  zero: '0775',
  number: '1e3',
  underscore: '1_000',
  time: '12:30:45',
  date: '2024-01-01',
  lines: 'a: {{ b }}\n  - c\n\n',
  blank: ' both ends ',
};

function raw(objects: readonly object[]): GeneratedApplication {
  return generateApplication({
    config: {
      name: 'raw',
      entity: 'component:default/raw',
      namespace: 'raw',
      chart: {
        type: 'RawManifests',
        props: {
          yaml: objects.map(object => JSON.stringify(object)).join('\n---\n'),
        },
      },
      environments: { dev: { destination: 'dev' } },
    },
    mode: 'cnoe',
    repository: { url: '', branch: 'main' },
  });
}

const nasty = raw([
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'texts', annotations: { note: '{{ .Values.x }}' } },
    data: TEXTS,
  },
]);

/** One environment of a generated application. */
function environmentOf(
  generated: GeneratedApplication,
  name: string,
): GeneratedApplication {
  return {
    ...generated,
    applications: generated.applications.filter(app => app.name === name),
    files: generated.files.filter(({ path }) =>
      path.startsWith(`dist/${name}/`),
    ),
  };
}

const cases: readonly [string, GeneratedApplication][] = [
  ['shop', environmentOf(generateFixture('shop', 'cnoe'), 'shop-production')],
  [
    'backstage',
    environmentOf(generateFixture('backstage', 'cnoe'), 'backstage-staging'),
  ],
  ['texts', nasty],
];

describe('chartOfEnvironment', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-chart-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const itWithHelm = helm ? it : it.skip;
  itWithHelm.each(cases)(
    'of %s passes helm lint --strict, and helm template gives the same objects',
    async (name, generated) => {
      const chart = chartOfEnvironment(generated, {
        name,
        version: '1.0.0-42',
      });
      const { bytes, fileName } = await packageChart(chart);
      const file = join(root, fileName);
      writeFileSync(file, bytes);
      const lint = spawnSync(helm!, ['lint', '--strict', file], {
        encoding: 'utf8',
      });
      expect(`${lint.status} ${lint.stdout}`).toMatch(/^0 /);
      const { status, stderr, stdout } = spawnSync(
        helm!,
        ['template', 'release', file],
        { encoding: 'utf8' },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const byKey = (objects: readonly unknown[]) =>
        new Map(
          (objects as { kind: string; metadata: { name: string } }[]).map(
            object => [`${object.kind}/${object.metadata.name}`, object],
          ),
        );
      const rendered = parseAllDocuments(stdout, { version: '1.1' })
        .map(document => document.toJS())
        .filter(Boolean);
      const wanted = generated.files
        .filter(({ path }) => /\/manifests\/.*\.k8s\.yaml$/.test(path))
        .map(({ content }) => parse(content, { version: '1.1' }));
      expect(wanted.length).toBeGreaterThan(0);
      expect(byKey(rendered)).toEqual(byKey(wanted));
    },
  );

  it('carries the texts unchanged', () => {
    const chart = chartOfEnvironment(nasty, { name: 'x', version: '1.0.0' });
    const template = chart.files.find(({ path }) =>
      path.endsWith('-configmap-texts.yaml'),
    );
    // Without what prints braces, no braces that Helm would run are left.
    const text = template?.content.toString().replaceAll('{{`{{`}}', '');
    expect(text).not.toContain('{{');
    expect(text).toContain('end -}}');
    expect(chart.metadata).toMatchObject({
      name: 'x',
      version: '1.0.0',
      description: 'Manifests of raw-dev',
    });
  });

  it('notes the version of what is inside', () => {
    const [, [, backstage]] = cases;
    expect(
      chartOfEnvironment(backstage, { name: 'x', version: '1.0.0' }).metadata
        .appVersion,
    ).toBe('1.4.0');
  });

  it.each([
    [{ name: 'No Name', version: '1.0.0' }, 'is no name of a chart'],
    [{ name: 'x', version: '1.0' }, 'is no version of a chart'],
    [{ name: 'x', version: '1.0.0-042' }, 'is no version of a chart'],
  ])('refuses %j', (options, message) => {
    expect(() => chartOfEnvironment(nasty, options)).toThrow(message);
  });

  it('refuses what Helm takes for its own', () => {
    const owned = raw([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'a',
          annotations: { 'meta.helm.sh/release-name': 'b' },
        },
      },
    ]);
    expect(() =>
      chartOfEnvironment(owned, { name: 'x', version: '1.0.0' }),
    ).toThrow('ConfigMap/a has "meta.helm.sh/release-name"');
  });
});

describe('targetRevisionOf', () => {
  it.each([
    ['1.0.0-42', '~1.0.0-0', '1.0.0-43'],
    ['1.0.0-9', '~1.0.0-0', '1.0.0-10'],
    ['2.3.1', '~2.3.1', '2.3.2'],
  ])('%s is followed by %s', (version, range, next) => {
    expect(targetRevisionOf(version)).toBe(range);
    expect(semver.satisfies(next, range)).toBe(true);
    expect(semver.gt(next, version)).toBe(true);
    expect(semver.maxSatisfying([version, next], range)).toBe(next);
  });
});
