import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { generatePlatform } from '../platform/generatePlatform';
import { declaresNothing } from './declaresNothing';

const FIXTURES = resolve(__dirname, '../../fixtures');

const applications: readonly ApplicationConfig[] = readdirSync(FIXTURES, {
  recursive: true,
  withFileTypes: true,
})
  .filter(
    ({ name, parentPath }) =>
      parentPath.endsWith('config/applications') && name.endsWith('.ts'),
  )
  .map(({ name, parentPath }) => join(parentPath, name))
  .map(file => readApplicationConfig(readFileSync(file, 'utf8'), file));

const shop: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'acme/shop', tag: '1.0.0' },
  environments: { dev: { destination: 'dev' } },
};

describe('declaresNothing', () => {
  it.each([shop, ...applications].map(config => [config.name, config]))(
    'is true of %s only when there is nothing to make and nothing to say',
    (_, config) => {
      const { deletes, files, findings } = generatePlatform({
        applications: [config],
        files: {},
        mode: 'git',
        repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
      });
      const silent = files.length + deletes.length + findings.length === 0;
      expect(silent || !declaresNothing({}, [config])).toBe(true);
    },
  );

  it.each<[string, boolean, Readonly<Record<string, string>>, object]>([
    ['one application alone', true, {}, {}],
    ['a declaration', false, { 'config/platform.ts': '' }, {}],
    ['a dependency', false, {}, { dependencies: { database: 'postgres' } }],
    ['a promotion', false, {}, { promotion: { kargo: {} } }],
    ["the name of the platform's own", false, {}, { name: 'platform' }],
  ])('%s: %s', (_, expected, declared, changes) => {
    const config = { ...shop, ...changes } as ApplicationConfig;
    expect(declaresNothing(declared, [shop, config])).toBe(expected);
  });
});
