/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithKubectl] }] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { findKubectl } from '../__testUtils__/findKubectl';
import { validateModels } from '../__testUtils__/validateModels';
import { writeTree } from '../__testUtils__/writeTree';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { findSecrets } from '../findings/findSecrets';
import { GeneratedApplication } from './GeneratedApplication';
import { generateApplication } from './generateApplication';

jest.setTimeout(120_000);

type Chart = NonNullable<ApplicationConfig['chart']>;

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,12}[a-z0-9])?$/);
const path = fc.stringMatching(/^\/[a-z0-9]{1,12}$/);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'yes',
    '1e3',
    '{{ .x }}',
    'kind: Secret',
    '---',
    '0o14',
    '🚀',
  ),
);
const variable = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,10}$/);
const dictionary = <T>(value: fc.Arbitrary<T>, minKeys = 0) =>
  fc.dictionary(variable, value, {
    minKeys,
    maxKeys: 3,
    noNullPrototype: true,
  });
const secrets = fc.record({
  store: fc.record(
    {
      name: label,
      kind: fc.constantFrom('SecretStore', 'ClusterSecretStore'),
      provider: fc.constantFrom('generic', 'onepassword', 'onepasswordSDK'),
    },
    { requiredKeys: ['name'] },
  ),
  keys: dictionary(fc.record({ key: label, property: label }), 1),
});
const common = {
  config: dictionary(text),
  secrets,
  scratch: fc.uniqueArray(path, { maxLength: 2 }),
  createNamespace: fc.boolean(),
};
const size = fc.constantFrom('1Gi', '500Mi', '2Ti');
const values = fc.dictionary(
  label,
  fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 2 })),
  { maxKeys: 4, noNullPrototype: true },
);

/** Props of every chart type beside `WebService`, which has a test of its own. */
const PROPS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  Worker: fc.record(
    {
      ...common,
      autoscaling: fc.record({ maxReplicas: fc.integer({ min: 2, max: 9 }) }),
      disruptionBudget: fc.constantFrom(
        { maxUnavailable: 1 },
        { minAvailable: '50%' },
      ),
    },
    { requiredKeys: [] },
  ),
  CronJob: fc.record(
    {
      ...common,
      schedule: fc.constantFrom('0 3 * * *', '*/5 * * * 1-5'),
      timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
      concurrencyPolicy: fc.constantFrom('Allow', 'Forbid', 'Replace'),
      retries: fc.integer({ min: 0, max: 5 }),
    },
    { requiredKeys: ['schedule'] },
  ),
  StatefulService: fc.record(
    {
      ...common,
      port: fc.integer({ min: 1, max: 65535 }),
      volumes: fc.dictionary(
        label,
        fc.record({ mountPath: path, size, shared: fc.boolean() }),
        { minKeys: 1, maxKeys: 2, noNullPrototype: true },
      ),
      podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
    },
    { requiredKeys: ['port', 'volumes'] },
  ),
  HelmRelease: fc.record(
    {
      repoURL: fc.constantFrom(
        'https://charts.example.com',
        'registry.example.com/charts',
      ),
      chart: label,
      version: fc.constantFrom('1.2.3', '0.1.0-rc.1'),
      values,
      secrets,
      createNamespace: fc.boolean(),
    },
    { requiredKeys: ['repoURL', 'chart', 'version'] },
  ),
  RawManifests: fc.record({
    yaml: fc
      .array(fc.tuple(label, dictionary(text)), { minLength: 1, maxLength: 3 })
      .map(objects =>
        objects
          .map(([name, data]) =>
            JSON.stringify({
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name },
              data,
            }),
          )
          .join('\n---\n'),
      ),
    createNamespace: fc.boolean(),
  }),
};

function configOf(name: string, chart: Chart): ApplicationConfig {
  const hasImage = !['HelmRelease', 'RawManifests'].includes(chart.type);
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    chart,
    ...(hasImage
      ? { image: { repository: 'ghcr.io/acme/any', tag: '1.0.0' } }
      : {}),
    environments: {
      dev: { destination: 'dev' },
      live: { destination: 'live' },
    },
    // Promotion adds to the kustomization and to the record.
    ...(hasImage ? { promotion: { kargo: { project: 'pipelines' } } } : {}),
  };
}

function generate(
  config: ApplicationConfig,
  mode: 'cnoe' | 'git',
): GeneratedApplication | undefined {
  const generated = generateApplication({
    config,
    mode,
    repository: { url: 'https://git.example.com/g.git', branch: 'main' },
  });
  return generated.findings.some(({ level }) => level === 'error')
    ? undefined
    : generated;
}

describe.each(Object.keys(PROPS))('any accepted config of %s', type => {
  const taken: GeneratedApplication[] = [];

  it('gives a package that parses back, fits the models, holds no Secret, and is the same again', () => {
    let number = 0;
    const objects: unknown[] = [];
    fc.assert(
      fc.property(
        PROPS[type],
        fc.constantFrom('cnoe' as const, 'git' as const),
        (props, mode) => {
          number += 1;
          const config = configOf(`any-${number}`, {
            type,
            props,
          } as Chart);
          const generated = generate(config, mode);
          if (!generated) {
            return;
          }
          taken.push(generated);
          expect(generate(config, mode)?.files).toEqual(generated.files);
          for (const file of generated.files.slice(1)) {
            expect(parseAllDocuments(file.content)).toHaveLength(1);
            const object = parse(file.content, { version: '1.1' });
            expect(parse(file.content)).toEqual(object);
            expect(findSecrets(object)).toEqual([]);
            if (file.path.endsWith('.k8s.yaml')) {
              objects.push(object);
            }
          }
        },
      ),
      { numRuns: 20, seed: 11, endOnFailure: true },
    );
    expect(taken.length).toBeGreaterThan(10);
    // All at once: the models are loaded by a process of its own.
    expect(validateModels(objects)).toEqual([]);
  });

  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const kubectl = findKubectl();
  const itWithKubectl = kubectl ? it : it.skip;
  itWithKubectl('gives packages that kustomize takes', () => {
    const root = mkdtempSync(join(tmpdir(), 'slipway-any-'));
    try {
      taken.forEach(({ files }) => writeTree(root, files));
      const folders = taken
        .flatMap(({ files }) => files)
        .flatMap(({ path: file }) =>
          file.endsWith('/kustomization.yaml')
            ? [file.slice(0, file.lastIndexOf('/'))]
            : [],
        );
      // Two environments of an application bring the same Namespace, so each package is asked about by itself.
      for (const folder of folders.slice(0, 6)) {
        const { stderr, stdout } = spawnSync(
          kubectl!,
          ['kustomize', join(root, folder)],
          { encoding: 'utf8' },
        );
        expect([folder, stderr]).toEqual([folder, '']);
        const listed = parse(
          taken
            .flatMap(({ files }) => files)
            .find(({ path: file }) => file === `${folder}/kustomization.yaml`)!
            .content,
        ).resources;
        expect(parseAllDocuments(stdout)).toHaveLength(listed.length);
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
