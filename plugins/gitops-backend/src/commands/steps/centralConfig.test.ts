import {
  ApplicationConfig,
  CENTRAL_CONFIG_PATH,
  generateApplication,
} from '@slipway/cdk8s';
import { GitBench, SHOP } from '../__testUtils__/GitBench';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { changeVersion } from '../changeVersion';
import { restoreEnvironment } from '../git/restoreEnvironment';
import { openPullRequest } from './openPullRequest';

jest.setTimeout(60_000);

const shop: ApplicationConfig = { ...SHOP, name: 'central-shop' };
const TEXT = `import { ApplicationConfig } from '@slipway/cdk8s';

// Everything that the platform runs.
export const applications: ApplicationConfig[] = [
  ${JSON.stringify(shop, undefined, 2).replaceAll('\n', '\n  ')},
  // Payments stand still this month.
  { name: 'payments', entity: 'component:default/payments', namespace: 'payments', chart: { type: 'Own' }, environments: { dev: { destination: 'dev' } } },
];
`;

describe('a repository with one central config file', () => {
  let bench: GitBench;

  beforeAll(async () => {
    bench = await GitBench.start();
    const { files } = generateApplication({
      config: shop,
      configText: TEXT,
      configPath: CENTRAL_CONFIG_PATH,
      mode: bench.repository.config.mode,
      repository: bench.repository.config,
    });
    Object.keys(shop.environments).forEach(name => bench.show(shop, name));
    await bench.git.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files,
      message: 'Keep all applications in one file',
      author: { name: 'Ana', email: 'ana@example.com' },
    });
  });

  afterAll(() => bench.stop());

  it('has a version brought to one environment, and nothing else in the file changed', async () => {
    const context = new MemoryStepContext({
      name: `${shop.name}-dev`,
      parameters: { version: '9.9.9' },
    });
    const step = openPullRequest(bench.tools, {
      verb: 'deploy',
      change: c => changeVersion(bench.tools, c, '9.9.9'),
    });
    expect(await step.run(context)).toMatchObject({ type: 'done' });
    const [pull] = await bench.pulls(shop.name);
    const files = await bench.files(pull.number);
    expect(files).toContain(CENTRAL_CONFIG_PATH);
    expect(files).toContain(`dist/${shop.name}-dev/generated.yaml`);
    expect(files.filter(path => path.includes('staging'))).toEqual([]);
    const text = (await bench.read(CENTRAL_CONFIG_PATH, pull.head.ref))!;
    const before = TEXT.split('\n');
    const changed = text.split('\n').filter(line => !before.includes(line));
    expect(changed.join('\n')).toContain('9.9.9');
    expect(changed).toHaveLength(1);
  });

  it('has an environment restored, and its neighbours kept', () => {
    const environments = { ...shop.environments };
    environments.dev = { ...environments.dev, replicas: 7 };
    const { text } = restoreEnvironment(
      {
        commit: 'a'.repeat(40),
        path: CENTRAL_CONFIG_PATH,
        text: TEXT,
        config: shop,
      },
      { ...shop, environments },
      'dev',
    );
    expect(text).toContain('replicas: 7');
    expect(text.slice(text.indexOf('  // Payments'))).toBe(
      TEXT.slice(TEXT.indexOf('  // Payments')),
    );
  });
});
