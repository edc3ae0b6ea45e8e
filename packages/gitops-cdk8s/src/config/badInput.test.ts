import { ApplicationConfig } from './ApplicationConfig';
import { ApplicationConfigError } from './ApplicationConfigError';
import { generateApplication } from '../generate/generateApplication';
import { parseApplicationConfig } from './parseApplicationConfig';
import { readApplicationConfig } from './readApplicationConfig';

const good = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'acme/shop', tag: '1.0.0' },
  environments: { dev: { destination: 'dev' } },
};
const dev = (fields: object) => ({
  environments: { dev: { destination: 'dev', ...fields } },
});
const props = (fields: object) => ({
  chart: { type: 'WebService', props: { port: 8080, ...fields } },
});
const nested = (depth: number): unknown =>
  JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

function refusal(config: object): string {
  try {
    generateApplication({
      config: config as ApplicationConfig,
      mode: 'cnoe',
      repository: { url: '', branch: 'main' },
    });
  } catch (error) {
    expect(error).toBeInstanceOf(ApplicationConfigError);
    return (error as Error).message;
  }
  throw new Error('it was taken');
}

describe('bad input', () => {
  it('is none when nothing is wrong', () => {
    expect(parseApplicationConfig(good)).toEqual(good);
  });

  it.each<[string, object, string]>([
    [
      'an unknown field',
      { enviroments: {} },
      '"enviroments" is not a field of the config; did you mean "environments"?',
    ],
    [
      'a misspelt field that is missing then',
      { namespace: undefined, name_space: 'x' },
      '"name_space" is not a field of the config; did you mean "namespace"?',
    ],
    [
      'an unknown field of an environment',
      dev({ replica: 2 }),
      '"replica" is not a field of environments.dev; did you mean "replicas"?',
    ],
    [
      'an unknown field of a probe',
      dev({ probes: { readiness: { path: '/', periodSecond: 5 } } }),
      '"periodSecond" is not a field of environments.dev.probes.readiness; did you mean "periodSeconds"?',
    ],
    [
      'an unknown prop',
      props({ ingres: {} }),
      '"ingres" is not a field of the config; did you mean "ingress"?',
    ],
    [
      'a field like none',
      { zzz: 1 },
      '"zzz" is not a field of the config; remove it or correct its name.',
    ],
    [
      'memory in thousandths',
      dev({ resources: { limits: { memory: '256m' } } }),
      'environments.dev.resources.limits.memory is "256m", which is no amount of memory; write it like 256Mi or 1Gi.',
    ],
    [
      'memory in MB',
      dev({ resources: { limits: { memory: '256MB' } } }),
      'is no amount of memory',
    ],
    [
      'cores in bytes',
      dev({ resources: { requests: { cpu: '100Mi' } } }),
      'is no number of cores; write it like 100m or 2.',
    ],
    [
      'port 0',
      props({ port: 0 }),
      'port is 0, which is no port; use 1 to 65535.',
    ],
    ['port 65536', props({ port: 65536 }), 'which is no port'],
    ['half a port', props({ port: 80.5 }), 'which is no port'],
    [
      'a port as text',
      props({ port: '80' }),
      'port is "80", which cannot be taken',
    ],
    [
      'a misspelt chart type',
      { chart: { type: 'WebServce' } },
      '(the nearest is "WebService"), or let',
    ],
    ['half a replica', dev({ replicas: 0.5 }), 'is no number of replicas'],
    [
      'a path as name',
      { name: '../../etc' },
      'name is "../../etc", which is no DNS-1123 label',
    ],
    [
      'a path as environment',
      { environments: { '../x': { destination: 'x' } } },
      'the name "../x" in environments is no DNS-1123 label',
    ],
    ['a backslash', { namespace: 'a\\b' }, 'is no DNS-1123 label'],
    ['a null byte', { name: 'a\u0000b' }, 'is no DNS-1123 label'],
    [
      'a name that is too long',
      { name: 'a'.repeat(64) },
      'is longer than 63 characters',
    ],
    [
      'a key of prototypes',
      JSON.parse('{"__proto__": {"polluted": true}}'),
      'is a name that JavaScript keeps',
    ],
    [
      'a key of prototypes inside',
      JSON.parse(
        '{"delivery": {"type": "chart", "repoURL": "x", "chart": "x", "values": {"a": {"__proto__": {}}}}}',
      ),
      'delivery.values.a.__proto__ is a name that JavaScript keeps for itself; use another.',
    ],
    [
      'a constructor',
      dev({ env: { constructor: 'x' } }),
      'environments.dev.env.constructor is a name',
    ],
    [
      'a date',
      dev({ env: { A: new Date(0) } }),
      'environments.dev.env.A is no plain data',
    ],
    ['a function', { description: () => 'x' }, 'description is no plain data'],
    [
      'no number',
      dev({ replicas: Number.NaN }),
      'environments.dev.replicas is no plain data',
    ],
    [
      'what is nested too deep',
      props({ config: nested(10_000) }),
      'is nested deeper than 50 levels',
    ],
    [
      'what is too much',
      props({ config: Array.from({ length: 200_000 }, () => 1) }),
      'has more than 100000 values',
    ],
    [
      'what is too long',
      { description: 'x'.repeat(50_000_000) },
      'description makes the config longer than 1000000 characters',
    ],
    [
      '10,000 environments',
      {
        environments: Object.fromEntries(
          Array.from({ length: 10_000 }, (_, index) => [
            `e${index}`,
            { destination: 'x' },
          ]),
        ),
      },
      'environments is an object, which has more than 100 environments; make another application of some.',
    ],
    [
      'no environments',
      { environments: {} },
      'environments is an object, which is empty',
    ],
  ])('%s', (_, changes, message) => {
    const config = Object.fromEntries([
      ...Object.entries(good),
      ...Object.entries(changes),
    ]);
    const own = Object.hasOwn(changes, '__proto__')
      ? Object.defineProperty(config, '__proto__', {
          value: {},
          enumerable: true,
        })
      : config;
    const found = refusal(own);
    expect(found).toContain(message);
    expect(found.length).toBeLessThan(400);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('does not end in a loop', () => {
    const loop: Record<string, unknown> = { ...good };
    loop.description = loop;
    expect(() => parseApplicationConfig(loop)).toThrow(
      'is nested deeper than 50 levels',
    );
  });

  it('is told with its line', () => {
    const text = `import { defineApplication } from '@slipway/cdk8s';
export default defineApplication({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  environments: {
    dev: {
      destination: 'dev',
      replica: 2,
    },
  },
});
`;
    expect(() => readApplicationConfig(text, 'shop.ts')).toThrow(
      'shop.ts:7: "replica" is not a field of environments.dev; did you mean "replicas"?',
    );
  });

  it.each([
    ['a large file', `// ${'x'.repeat(50_000_000)}`, 'has 50000003 characters'],
    [
      'deep brackets',
      `export default defineApplication({ a: ${'['.repeat(100_000)}`,
      'shop.ts',
    ],
    ['nothing', '', 'the file has no default export'],
  ])('%s as a file', (_, text, message) => {
    expect(() => readApplicationConfig(text, 'shop.ts')).toThrow(message);
  });
});
