import { parse, stringify } from 'yaml';
import { platformBench } from '../__testUtils__/platformBench';
import { PromiseConfig } from './PromiseConfig';
import { RequestConfig } from './RequestConfig';

const { declaration, fixtureTexts, generate } = platformBench;

const PROMISE = 'promises/vcluster/promise.yaml';
const texts = fixtureTexts();
const VCLUSTER = 'config/requests/vcluster-media.ts';

/** The worked example, with a change in its text. */
function vcluster(from: string, to: string) {
  expect(texts[VCLUSTER]).toContain(from);
  return generate({
    [PROMISE]: texts[PROMISE],
    [VCLUSTER]: texts[VCLUSTER].replace(from, to),
  });
}

/** A request to an API with one schema. */
function ask(
  schema: object,
  spec: object,
  changes: Partial<RequestConfig> = {},
) {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.org' },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', ...schema } },
            },
          },
        },
        { name: 'v1beta1', served: false, storage: false },
      ],
    },
  };
  return generate({
    'crds/thing.yaml': stringify(definition),
    'config/requests/one.ts': declaration('defineRequest', {
      name: 'one',
      schema: 'crds/thing.yaml',
      spec,
      ...changes,
    }),
  });
}

const messages = ({ findings }: ReturnType<typeof generate>) =>
  findings.map(({ message }) => message);

describe('requests', () => {
  it('make the custom object of a virtual cluster from its Promise', () => {
    const { files, findings } = generate({
      [PROMISE]: texts[PROMISE],
      [VCLUSTER]: texts[VCLUSTER],
    });
    expect(findings).toEqual([]);
    const made = parse(
      files.find(({ path }) => path.includes('VClusterOrchestrator'))!.content,
    );
    expect(made).toMatchObject({
      apiVersion: 'platform.example.org/v1alpha1',
      kind: 'VClusterOrchestrator',
      metadata: { name: 'vcluster-media', namespace: 'platform-requests' },
      spec: {
        vcluster: { preset: 'prod', replicas: 3 },
        exposure: { hostname: 'media.example.org', apiPort: 443 },
      },
    });
    expect(files.map(({ path }) => path)).toContain(
      'dist/platform-requests/manifests/Namespace.platform-requests.k8s.yaml',
    );
  });

  it.each([
    [
      "preset: 'prod'",
      "preset: 'production'",
      'spec.vcluster.preset is "production", which is none of "dev", "prod".',
    ],
    [
      'replicas: 3',
      "replicas: '3'",
      'spec.vcluster.replicas is "3", which is no integer.',
    ],
    [
      'replicas: 3',
      'replicas: 0',
      'spec.vcluster.replicas is 0, which must be >= 1.',
    ],
    [
      'replicas: 3',
      'replicaz: 3',
      'spec.vcluster.replicaz is no field of VClusterOrchestrator (the nearest known is "replicas").',
    ],
    [
      "name: 'vcluster-media',\n    target",
      'target',
      'spec.name is missing, and VClusterOrchestrator needs it.',
    ],
    [
      "name: 'vcluster-media',\n    target",
      "name: 'Media',\n    target",
      'spec.name is "Media", which must match pattern',
    ],
    [
      "'letsencrypt'",
      '5',
      'spec.integrations.certManager.clusterIssuerSelectorLabels.example.org/cluster-issuer is 5, which is no string.',
    ],
  ])('say what does not fit: %s', (from, to, message) => {
    expect(messages(vcluster(from, to))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each([
    ['port by number', 'apiPort: 443', "apiPort: '443'"],
    [
      'nothing where nothing may be',
      'apiPort: 443',
      "apiPort: 443, vip: '10.0.0.1'",
    ],
    [
      'whatever where it is kept',
      "k8sVersion: 'v1.34.3'",
      'helmOverrides: { any: { thing: [1] } }',
    ],
  ])('take a %s', (_, from, to) => {
    expect(messages(vcluster(from, to))).toEqual([]);
  });

  it.each<[string, object, object, readonly string[]]>([
    [
      'nullable',
      { properties: { a: { type: 'string', nullable: true } } },
      { a: 'x' },
      [],
    ],
    [
      'an enumeration or nothing',
      { properties: { a: { type: 'string', nullable: true, enum: ['x'] } } },
      { a: 'y' },
      ['spec.a is "y", which is none of "x".'],
    ],
    [
      'a limit that is out',
      {
        properties: {
          a: { type: 'integer', minimum: 1, exclusiveMinimum: true },
        },
      },
      { a: 1 },
      ['spec.a is 1, which must be > 1.'],
    ],
    [
      'int or text',
      {
        properties: {
          a: {
            'x-kubernetes-int-or-string': true,
            anyOf: [{ type: 'integer' }, { type: 'string' }],
          },
        },
      },
      { a: true },
      [
        'spec.a is true, which is no integer or string.',
        'spec.a is true, which is no integer.',
        'spec.a is true, which is no string.',
      ],
    ],
    [
      'an embedded object',
      {
        properties: {
          a: {
            type: 'object',
            'x-kubernetes-embedded-resource': true,
            properties: { b: { type: 'string' } },
          },
        },
      },
      { a: { apiVersion: 'v1', kind: 'X', metadata: {}, b: 'y' } },
      [],
    ],
    [
      'formats',
      { properties: { a: { type: 'string', format: 'date-time' } } },
      { a: 'today' },
      ['spec.a is "today", which must match format "date-time".'],
    ],
    [
      'formats that nobody knows',
      { properties: { a: { type: 'string', format: 'shop-id' } } },
      { a: 'x' },
      [],
    ],
    [
      'patterns of Go that JavaScript does not read',
      { properties: { a: { type: 'string', pattern: '(?i)^x$' } } },
      { a: 'X' },
      [],
    ],
    [
      'patterns with an escape too many',
      { properties: { a: { type: 'string', pattern: '^a\\-b$' } } },
      { a: 'a-b' },
      [],
    ],
    [
      'lists',
      {
        properties: {
          a: {
            type: 'array',
            maxItems: 1,
            items: { type: 'object', properties: { b: { type: 'string' } } },
          },
        },
      },
      { a: [{ c: 1 }] },
      ['spec.a.0.c is no field of Thing (there are b).'],
    ],
    [
      'a choice',
      {
        properties: {
          a: {
            type: 'object',
            properties: { x: { type: 'string' }, y: { type: 'string' } },
            oneOf: [{ required: ['x'] }, { required: ['y'] }],
          },
        },
      },
      { a: { x: '1' } },
      [],
    ],
    [
      'prototype keys',
      { properties: {} },
      JSON.parse('{"toString": 1}'),
      ['spec.toString is no field of Thing.'],
    ],
  ])('read %s as Kubernetes does', (_, schema, spec, expected) => {
    expect(messages(ask(schema, spec))).toEqual(expected);
  });

  it.each<[string, Partial<RequestConfig>, string]>([
    [
      'a version that is not served',
      { version: 'v1beta1' },
      'does not serve the version v1beta1 of Thing; it serves v1',
    ],
    [
      'a file that is not there',
      { schema: 'crds/other.yaml' },
      'one names crds/other.yaml, and the repository has no such file.',
    ],
    [
      'a file that is something else',
      { schema: 'config/requests/one.ts' },
      'the repository has no such file|is neither a Promise',
    ],
  ])('report %s', (_, changes, message) => {
    expect(messages(ask({}, {}, changes))[0]).toMatch(new RegExp(message));
  });

  it('report a schema that is no YAML', () => {
    const files = {
      'x.yaml': '{{',
      'config/requests/one.ts': declaration('defineRequest', {
        name: 'one',
        schema: 'x.yaml',
        spec: {},
      }),
    };
    expect(messages(generate(files))).toEqual([
      expect.stringContaining(
        'is neither a Promise nor a CustomResourceDefinition',
      ),
    ]);
  });

  it.each(['/etc/passwd.yaml', '../x.yaml', 'a/../../x.yaml', 'x.json'])(
    'refuse the path %s',
    schema => {
      expect(() => ask({}, {}, { schema })).toThrow(
        'is no file of the repository',
      );
    },
  );

  it('carry their annotations where the controller looks, beside the spec', () => {
    const { files } = ask(
      { properties: { annotations: { type: 'object' } } },
      {},
      { annotations: { 'example.org/refresh': '2' } },
    );
    const { metadata, spec } = parse(
      files.find(({ path }) => path.includes('Thing.one'))!.content,
    );
    expect(metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options':
        'Prune=confirm,SkipDryRunOnMissingResource=true',
      'example.org/refresh': '2',
    });
    expect(spec).toEqual({});
  });

  it('hold no Secret, not even inside', () => {
    const spec = {
      a: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' } },
    };
    const keeps = {
      properties: {
        a: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    };
    expect(ask(keeps, spec).findings).toEqual([
      expect.objectContaining({
        rule: 'no-secret',
        level: 'error',
        object: 'Thing/one',
      }),
    ]);
  });
});

const BUCKET: PromiseConfig = {
  name: 'bucket',
  api: {
    group: 'platform.example.com',
    kind: 'Bucket',
    properties: { region: { type: 'string' } },
  },
  pipelines: {
    configure: [
      {
        name: 'make',
        containers: [{ name: 'make', image: 'ghcr.io/acme/bucket:1.0.0' }],
      },
    ],
  },
};

function promise(changes: Partial<PromiseConfig> = {}) {
  return generate({
    'config/promises/bucket.ts': declaration('definePromise', {
      ...BUCKET,
      ...changes,
    }),
  });
}

describe('Promises', () => {
  it('offer an API that requests are checked against', () => {
    const request = (spec: object) => ({
      'config/promises/bucket.ts': declaration('definePromise', BUCKET),
      'config/requests/mine.ts': declaration('defineRequest', {
        name: 'mine',
        schema: 'config/promises/bucket.ts',
        spec,
      }),
    });
    const { files, findings } = generate(request({ region: 'eu' }));
    expect(findings).toEqual([]);
    expect(
      parse(files.find(({ path }) => path.includes('Promise.'))!.content).spec
        .api,
    ).toMatchObject({
      kind: 'CustomResourceDefinition',
      metadata: { name: 'buckets.platform.example.com' },
      spec: {
        scope: 'Namespaced',
        names: { plural: 'buckets', singular: 'bucket' },
      },
    });
    expect(messages(generate(request({ regoin: 'eu' })))).toEqual([
      expect.stringContaining('(the nearest known is "region")'),
    ]);
  });

  const pipeline = BUCKET.pipelines.configure[0];
  it.each<[string, Partial<PromiseConfig>, string]>([
    [
      'a name that Kratix cannot label',
      { pipelines: { configure: [{ ...pipeline, name: 'a'.repeat(36) }] } },
      'has 62 characters, and Kratix takes 60.',
    ],
    [
      'two pipelines of one name',
      { pipelines: { configure: [pipeline, pipeline] } },
      'bucket has two configure pipelines called "make".',
    ],
    [
      'a required field that is none',
      { api: { ...BUCKET.api, required: ['regoin'] } },
      'names "regoin", which is none of its properties.',
    ],
    [
      'a field without a type',
      {
        api: { ...BUCKET.api, properties: { a: { type: 'array', items: {} } } },
      },
      'The schema of spec.a[] has no type',
    ],
    [
      'a Secret among what it needs',
      {
        dependencies: [
          { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } },
        ],
      },
      'Promise/bucket holds the Secret "x" at spec.dependencies.0',
    ],
  ])('report %s', (_, changes, message) => {
    expect(messages(promise(changes))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each<[string, object, string]>([
    [
      'an image without a fixed tag',
      {
        pipelines: {
          configure: [
            {
              ...pipeline,
              containers: [{ name: 'a', image: 'ghcr.io/acme/x:latest' }],
            },
          ],
        },
      },
      'which is no image with a fixed tag',
    ],
    [
      'a group of one word',
      { api: { ...BUCKET.api, group: 'platform' } },
      'which is no API group',
    ],
    [
      'a kind in small letters',
      { api: { ...BUCKET.api, kind: 'bucket' } },
      'which is no kind; write it in CamelCase',
    ],
  ])('refuse %s', (_, changes, message) => {
    expect(() => promise(changes as Partial<PromiseConfig>)).toThrow(message);
  });
});
