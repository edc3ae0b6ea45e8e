import { join } from 'node:path';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { applicationOrders } from '../dependencies/applicationOrders';
import { generateApplication } from '../generate/generateApplication';
import { GeneratedFile } from '../generate/GeneratedApplication';
import { generatePlatform } from '../platform/generatePlatform';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { GeneratePlatformOptions } from '../platform/GeneratePlatformOptions';
import { FIXTURES } from './generateFixture';
import { readTree } from './readTree';

const repository = {
  url: 'https://git.example.com/platform/gitops.git',
  branch: 'main',
};

/** A small application with one environment, `dev`. */
function application(
  name: string,
  changes: Partial<ApplicationConfig> & {
    readonly needs?: readonly string[];
  } = {},
): ApplicationConfig {
  const { needs = [], ...others } = changes;
  return {
    name,
    entity: `component:default/${name}`,
    namespace: name,
    chart: { type: 'WebService', props: { port: 8080 } },
    image: { repository: `ghcr.io/acme/${name}`, tag: '1.0.0' },
    environments: { dev: { destination: 'dev-vcluster' } },
    dependencies: Object.fromEntries(needs.map(one => [one, one])),
    ...others,
  };
}

/** A config file: what its definer is called with, as a literal. */
function declaration(definer: string, value: unknown): string {
  return `import { ${definer} } from '@slipway/cdk8s';\n\nexport default ${definer}(${JSON.stringify(value, undefined, 2)});\n`;
}

function generate(
  files: Readonly<Record<string, string>>,
  options: Partial<GeneratePlatformOptions> = {},
): GeneratedPlatform {
  return generatePlatform({
    applications: [],
    files,
    mode: 'git',
    repository,
    ...options,
  });
}

/** What a person wrote of the fixture with a whole repository, by path. */
function fixtureTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readTree(join(FIXTURES, 'platform'))
      .filter(({ path }) => !path.startsWith('__golden__/'))
      .map(({ content, path }) => [path, content]),
  );
}

/** The fixture with a whole repository: its own texts, and everything that they give. */
function fixture(): {
  readonly texts: Readonly<Record<string, string>>;
  readonly applications: readonly ApplicationConfig[];
  readonly platform: GeneratedPlatform;
  readonly generated: readonly GeneratedFile[];
} {
  const texts = fixtureTexts();
  const configs = Object.keys(texts).filter(path =>
    path.startsWith('config/applications/'),
  );
  const applications = configs.map(path =>
    readApplicationConfig(texts[path], path),
  );
  const platform = generate(texts, { applications });
  const orders = applicationOrders(platform.order);
  const generated = applications.flatMap((config, index) =>
    Object.keys(config.environments).flatMap(environment => {
      const order = orders.get(`${config.name}-${environment}`);
      return generateApplication({
        config,
        configText: texts[configs[index]],
        environments: [environment],
        mode: 'git',
        repository,
        order: order && { [environment]: order },
      }).files.filter(({ path }) => path.startsWith('dist/'));
    }),
  );
  return {
    texts,
    applications,
    platform,
    generated: [...generated, ...platform.files],
  };
}

/** What the tests of the platform work with. */
export const platformBench = {
  repository,
  application,
  declaration,
  generate,
  fixture,
  fixtureTexts,
} as const;
