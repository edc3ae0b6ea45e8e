/* eslint jest/no-standalone-expect: [error, { additionalTestBlockFunctions: [itWithKubectl] }] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { findKubectl } from '../__testUtils__/findKubectl';
import { writeTree } from '../__testUtils__/writeTree';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { findSecrets } from '../findings/findSecrets';
import { GeneratedApplication } from './GeneratedApplication';
import { generateApplication } from './generateApplication';

jest.setTimeout(120_000);

const NASTY = [
  '{{ .x }}',
  'yes',
  '0o14',
  '1e3',
  'a: b',
  '"',
  "'",
  '#',
  '\n',
  '|',
  '- a',
  '~',
  '',
  ' ',
  'é',
  '🚀',
  '---',
  'kind: Secret',
];
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...NASTY),
  fc.tuple(fc.constantFrom(...NASTY), fc.string()).map(([a, b]) => a + b),
);
const some = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,12}[a-z0-9])?$/);
const variable = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,10}$/);
const variables = fc.dictionary(variable, text, {
  maxKeys: 4,
  noNullPrototype: true,
});
const path = fc.stringMatching(/^\/[a-z0-9/._-]{0,20}$/);
const port = fc.integer({ min: 1, max: 65535 });
const probe = fc.record({
  path,
  periodSeconds: fc.integer({ min: 1, max: 60 }),
});
const resources = fc.record({
  requests: fc.record({
    cpu: fc.constantFrom('100m', '1', '0.5'),
    memory: fc.constantFrom('64Mi', '1Gi'),
  }),
  limits: fc.record({ memory: fc.constantFrom('64Mi', '1Gi') }),
});
const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const environment = fc.record(
  {
    destination: fc.constantFrom('dev', 'https://kubernetes.default.svc'),
    image: fc.record({ tag }),
    replicas: fc.integer({ min: 0, max: 20 }),
    resources,
    probes: fc.oneof(
      fc.constant(false as const),
      fc.record({ readiness: probe, liveness: probe }, { requiredKeys: [] }),
    ),
    env: variables,
    annotations: fc.dictionary(label, text, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ['destination'] },
);
const config = fc.record({
  name: label,
  namespace: label,
  description: some(text),
  port,
  command: some(fc.array(text.filter(Boolean), { minLength: 1, maxLength: 3 })),
  configMap: some(variables),
  secrets: some(
    fc.dictionary(variable, fc.record({ key: label }), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
  host: some(label.map(name => `${name}.example.com`)),
  worker: some(label),
  environments: fc.dictionary(label, environment, {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  }),
});

type Given = typeof config extends fc.Arbitrary<infer T> ? T : never;

/** The number makes names different from each other, so that all packages can stand in one folder. */
function toConfig(number: number, given: Given): ApplicationConfig {
  const { command, configMap, environments, host, namespace, secrets, worker } =
    given;
  const name = `${given.name.slice(0, 8).replace(/-+$/, '')}-${number}`;
  return {
    name,
    entity: `component:default/${name}`,
    namespace: `${namespace}-${number}`,
    ...(given.description === undefined
      ? {}
      : { description: given.description }),
    chart: {
      type: 'WebService',
      props: {
        port: given.port,
        ...(command && { command }),
        ...(configMap && { config: configMap }),
        ...(secrets && {
          secrets: { store: { name: 'vault' }, keys: secrets },
        }),
        ...(host && { ingress: { host } }),
        ...(worker && { workers: { [worker]: {} } }),
        createNamespace: false,
      },
    },
    image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
    environments,
  };
}

function generate(of: ApplicationConfig): GeneratedApplication {
  return generateApplication({
    config: of,
    mode: 'cnoe',
    repository: { url: '', branch: 'main' },
  });
}

/** Undefined when the config is refused, in one sentence. */
function accepted(of: ApplicationConfig): GeneratedApplication | undefined {
  const generated = generate(of);
  return generated.findings.some(({ level }) => level === 'error')
    ? undefined
    : generated;
}

describe('any accepted config', () => {
  const taken: GeneratedApplication[] = [];
  let number = 0;

  it('gives a package that parses back, holds no Secret, and is the same again', () => {
    fc.assert(
      fc.property(config, given => {
        number += 1;
        const whole = toConfig(number, given);
        const generated = accepted(whole);
        if (!generated) {
          return;
        }
        taken.push(generated);
        const again = generate(whole);
        expect(again.files).toEqual(generated.files);
        const isYaml = ({ path: file }: { readonly path: string }) =>
          file.endsWith('.yaml');
        for (const { content } of generated.files.filter(isYaml)) {
          expect(parseAllDocuments(content)).toHaveLength(1);
          // Read by either version of YAML it means the same.
          const object = parse(content, { version: '1.1' });
          expect(parse(content)).toEqual(object);
          expect(findSecrets(object)).toEqual([]);
        }
        const [written] = generated.files.filter(file => !isYaml(file));
        expect(readApplicationConfig(written.content, written.path)).toEqual(
          whole,
        );
        const paths = generated.files.map(({ path: file }) =>
          file.toLowerCase(),
        );
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(taken.length).toBeGreaterThan(30);
  });

  // Elsewhere there is no binary to ask: skipped, and reported as skipped.
  const kubectl = findKubectl();
  const itWithKubectl = kubectl ? it : it.skip;
  itWithKubectl('gives packages that kustomize takes', () => {
    const root = mkdtempSync(join(tmpdir(), 'slipway-any-'));
    try {
      const folders = taken.flatMap(({ applications }) =>
        applications.map(({ name }) => `dist/${name}/manifests`),
      );
      taken.forEach(({ files }) => writeTree(root, files));
      writeTree(root, [
        {
          path: 'kustomization.yaml',
          content: `resources:\n${folders.map(folder => `  - ${folder}\n`).join('')}`,
        },
      ]);
      const { stderr, stdout } = spawnSync(kubectl!, ['kustomize', root], {
        encoding: 'utf8',
        maxBuffer: 64 << 20,
      });
      expect(stderr).toBe('');
      const wanted = taken.flatMap(({ files }) =>
        files.filter(({ path: file }) => file.endsWith('.k8s.yaml')),
      );
      const read = (yaml: string) => parse(yaml);
      const key = (object: {
        kind: string;
        metadata: { name: string; namespace?: string };
      }) =>
        `${object.kind}/${object.metadata.namespace}/${object.metadata.name}`;
      const rendered = new Map(
        stdout.split(/^---$/m).map(document => {
          const object = read(document);
          return [key(object), object];
        }),
      );
      // What kustomize, a reader of Go, understands is what was meant.
      expect(rendered).toEqual(
        new Map(
          wanted.map(({ content }) => {
            const object = read(content);
            return [key(object), object];
          }),
        ),
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
