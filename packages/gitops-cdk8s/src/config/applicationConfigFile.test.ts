import { spawnSync } from 'node:child_process';
import { ApplicationConfig } from './ApplicationConfig';
import { readApplicationConfig } from './readApplicationConfig';
import { writeApplicationConfig } from './writeApplicationConfig';

const FILE = 'config/applications/shop.ts';

const wide: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  description: `It's a "shop" with\na second line, and with a sentence that is longer than a line may be.`,
  namespace: 'shop',
  delivery: { type: 'manifests' },
  chart: {
    type: 'WebService',
    props: {
      port: 8080,
      offset: -1.5,
      tiny: 5e-324,
      command: ['node', 'server.js'],
      args: [
        '--listen-on-all-interfaces',
        '--with-a-long-option=yes',
        '--and-another=1',
      ],
      config: { LOG_LEVEL: 'info', 'dotted.key': 'x', '1': 'y' },
      list: [
        { a: 1, b: [] },
        { a: 2, empty: {} },
      ],
      flag: false,
    },
  },
  image: { repository: 'registry.example.com:5000/acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', probes: false },
    'eu-production': {
      destination: 'https://eu.example.com:6443',
      replicas: 3,
      annotations: {
        'kargo.akuity.io/authorized-stage':
          'a-kargo-project-with-a-long-name:production',
      },
    },
  },
  argocd: { project: 'default', syncPolicy: { prune: true, selfHeal: true } },
  dependencies: { database: 'postgres' },
};

function withArgument(argument: string): string {
  return `import { defineApplication } from '@slipway/cdk8s';\n\nexport default defineApplication(${argument});\n`;
}

describe('config file', () => {
  it('reads back what it wrote', () => {
    expect(readApplicationConfig(writeApplicationConfig(wide), FILE)).toEqual(
      wide,
    );
  });

  it('is formatted as Prettier formats it', () => {
    const text = writeApplicationConfig(wide);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        require.resolve('prettier/bin/prettier.cjs'),
        '--single-quote',
        '--arrow-parens=avoid',
        '--no-config',
        '--stdin-filepath=shop.ts',
      ],
      { input: text, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout).toBe(text);
  });

  it('leaves the order of the fields to the writer', () => {
    const { name, ...rest } = wide;
    expect(writeApplicationConfig({ ...rest, name })).toBe(
      writeApplicationConfig(wide),
    );
  });

  it.each([
    ['a call', `{\n  name: process.exit(1),\n}`, 4, 'process.exit(1)'],
    ['a variable', `{\n  name: 'a',\n  entity: ENTITY,\n}`, 5, 'ENTITY'],
    ['a template', '{\n  name: `a-${1}`,\n}', 4, '`a-${1}`'],
    ['a spread', '{\n  ...base,\n}', 4, '...base'],
    ['a shorthand', '{\n  name,\n}', 4, 'name'],
    ['a method', '{\n  name() {},\n}', 4, 'name() {}'],
    ['a computed key', "{\n  ['name']: 'a',\n}", 4, "['name']"],
    ['a prototype', '{\n  __proto__: {},\n}', 4, '__proto__'],
    [
      'a sum',
      '{\n  environments: {\n    dev: { replicas: 1 + 1 } },\n}',
      5,
      '1 + 1',
    ],
    ['undefined', '{\n  name: undefined,\n}', 4, 'undefined'],
    ['a regular expression', '{\n  name: /a/,\n}', 4, '/a/'],
  ])('refuses %s with its line', (_, argument, line, shown) => {
    expect(() => readApplicationConfig(withArgument(argument), FILE)).toThrow(
      expect.objectContaining({
        name: 'ApplicationConfigError',
        line,
        message: expect.stringContaining(`${FILE}:${line}: "${shown}"`),
      }),
    );
  });

  it.each([
    [
      'no default export',
      'export const a = 1;',
      'neither an import nor the default export',
    ],
    [
      'statements',
      `console.log('hi');\n${withArgument('{}')}`,
      `${FILE}:1: "console.log('hi');"`,
    ],
    [
      'another function',
      'export default makeApplication({});',
      'write `export default defineApplication',
    ],
    ['an empty file', '', 'no default export'],
    ['broken syntax', withArgument("{ name: 'a' "), 'no valid TypeScript'],
    [
      'a key twice',
      withArgument("{ name: 'a', name: 'b' }"),
      '"name" is there twice',
    ],
  ])('refuses a file with %s', (_, text, message) => {
    expect(() => readApplicationConfig(text, FILE)).toThrow(message);
  });

  it.each<[string, unknown, string]>([
    [
      'a bad name',
      { ...wide, name: 'Shop_1' },
      ':4: name is "Shop_1", which is no DNS-1123 label',
    ],
    [
      'a missing field',
      { ...wide, namespace: undefined },
      'namespace is missing; add it.',
    ],
    [
      'an unknown field',
      { ...wide, replicaz: 3 },
      '"replicaz" is not a field of the config',
    ],
    [
      'no environment',
      { ...wide, environments: {} },
      'name at least one environment',
    ],
    [
      'an environment name',
      { ...wide, environments: { Dev: { destination: 'x' } } },
      'the name "Dev" in environments is no DNS-1123 label',
    ],
    [
      'a deep field',
      { ...wide, environments: { dev: { destination: 'x', replicas: -1 } } },
      'environments.dev.replicas is -1, which is no number of replicas; use 0 to 1000.',
    ],
    [
      'a probe',
      {
        ...wide,
        environments: {
          dev: { destination: 'x', probes: { liveness: { path: 'healthz' } } },
        },
      },
      'environments.dev.probes.liveness.path is "healthz", which is no path; begin it with "/".',
    ],
    [
      'an image with a tag inside',
      { ...wide, image: { repository: 'acme/shop:1', tag: '1' } },
      'image.repository is "acme/shop:1"',
    ],
  ])('refuses %s', (_, config, message) => {
    const text = writeApplicationConfig({
      ...(config as ApplicationConfig),
    }).replace(/\}\);\n$/, () =>
      'replicaz' in (config as object) ? '  replicaz: 3,\n});\n' : '});\n',
    );
    expect(() => readApplicationConfig(text, FILE)).toThrow(message);
  });
});
