import { parse } from 'yaml';
import { platformBench } from '../__testUtils__/platformBench';
import { requestBench } from '../__testUtils__/requestBench';
import { PromiseConfig } from './PromiseConfig';

const { declaration, generate } = platformBench;
const { messages } = requestBench;

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
