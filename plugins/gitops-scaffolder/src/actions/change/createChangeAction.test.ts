import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  generateApplicationAsync,
  gitBlobId,
  readApplicationConfig,
} from '@slipway/cdk8s';
import { readGitopsConfig, ScmHost } from '@slipway/plugin-gitops-node';
import { parse } from 'yaml';
import { runAction } from '../../__testUtils__/runAction';
import { createChangeAction } from './createChangeAction';
import { examples } from './createChangeAction.examples';

const COMMIT = 'c0ffee'.padEnd(40, '0');
const PATH = 'config/applications/shop.ts';
const URL = 'https://git.example.com/platform/gitops';

const shop = `import { defineApplication } from '@slipway/cdk8s';

// Sold out in December.
export default defineApplication({
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', replicas: 1, env: { DEBUG: '1' } },
    production: { destination: 'eu-prod-1', replicas: 2 }, // two at least
  },
});
`;

describe('gitops:cdk8s:change', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  /** A repository as a form has left it. */
  async function generated(): Promise<Readonly<Record<string, string>>> {
    const { files } = await generateApplicationAsync({
      config: readApplicationConfig(shop, PATH),
      configText: shop,
      mode: 'cnoe',
      repository: { url: URL, branch: 'main' },
    });
    return Object.fromEntries(
      files.map(({ content, path }) => [path, content]),
    );
  }

  async function run(input: object, files: Readonly<Record<string, string>>) {
    const host: Partial<ScmHost> = {
      getBranchCommit: async () => COMMIT,
      listFiles: async () =>
        Object.entries(files).map(([path, content]) => ({
          path,
          sha: gitBlobId(content),
          size: content.length,
        })),
      readFile: async (_, __, path) => files[path],
    };
    const action = createChangeAction({
      config: readGitopsConfig(
        new ConfigReader({
          gitops: {
            repository: { url: URL },
            environments: [
              {
                name: 'staging',
                match: [{ destination: 'staging-vcluster' }],
              },
            ],
          },
        }),
      ),
      openRepository: () => ({
        repository: {
          host: 'git.example.com',
          owner: 'platform',
          name: 'gitops',
        },
        host: host as ScmHost,
      }),
    });
    const { outputs } = await runAction(action, {
      input,
      workspacePath: directory.path,
    });
    return {
      outputs,
      content: directory.content() as Record<string, never>,
      read: (path: string): string =>
        path
          .split('/')
          .reduce<unknown>(
            (folder, part) => (folder as Record<string, unknown>)[part],
            directory.content(),
          ) as string,
    };
  }

  it('changes one environment, and keeps the comments and the files of the others', async () => {
    const { outputs, read } = await run(
      {
        name: 'shop',
        environment: 'production',
        fields: { replicas: 4, env: {}, withProbes: false },
      },
      await generated(),
    );
    expect(read(PATH)).toBe(shop.replace('replicas: 2', 'replicas: 4'));
    expect(outputs.files).toEqual([
      PATH,
      'dist/shop-production/generated.yaml',
      'dist/shop-production/manifests/Deployment.shop-production.k8s.yaml',
    ]);
    expect(
      parse(
        read(
          'dist/shop-production/manifests/Deployment.shop-production.k8s.yaml',
        ),
      ).spec.replicas,
    ).toBe(4);
    expect(outputs).toMatchObject({
      name: 'shop',
      entityRef: 'component:default/shop',
      commit: COMMIT,
      deletes: [],
    });
    expect(outputs.summary).toContain(
      '| environments.production.replicas | 2 | 4 |',
    );
    expect(outputs.summary).not.toContain('keep what they have');
  });

  it('takes a variable out', async () => {
    const { outputs, read } = await run(
      { name: 'shop', environment: 'dev', removes: ['/env/DEBUG', ''] },
      await generated(),
    );
    expect(read(PATH)).toContain('replicas: 1, env: { } }');
    expect(outputs.summary).toContain('| environments.dev.env.DEBUG | 1 | – |');
  });

  it('adds an environment where the configuration says that it is', async () => {
    const { outputs, read } = await run(
      { name: 'shop', environment: 'staging', fields: { replicas: 1 } },
      await generated(),
    );
    expect(
      readApplicationConfig(read(PATH), PATH).environments.staging,
    ).toEqual({ destination: 'staging-vcluster', replicas: 1 });
    expect(outputs.files).toContain('dist/shop-staging.yaml');
  });

  it('brings a shared field to one environment first, and says so', async () => {
    const { outputs } = await run(
      {
        name: 'shop',
        environment: 'dev',
        config:
          'chart:\n  props:\n    disruptionBudget: { maxUnavailable: 1 }\n',
      },
      await generated(),
    );
    expect(
      (outputs.files as string[]).some(path => path.includes('production')),
    ).toBe(false);
    expect(outputs.summary).toContain('production keep what they have');
  });

  it('names the files that are no longer made', async () => {
    const files = await generated();
    const { outputs } = await run(
      {
        name: 'shop',
        environment: 'dev',
        fields: { props: 'createNamespace: false' },
      },
      files,
    );
    expect(outputs.deletes).toEqual([
      'dist/shop-dev/manifests/Namespace.shop.k8s.yaml',
    ]);
  });

  it.each<[object, string]>([
    [
      { name: 'store', environment: 'dev' },
      `${URL} has no application "store" (config/applications/store.ts)`,
    ],
    [
      { name: 'shop', environment: 'dev', fields: { replicas: 1 } },
      'Nothing would change',
    ],
    [{ name: 'shop', environment: 'dev' }, 'Nothing would change'],
    [
      { name: 'shop', environment: 'test', fields: { replicas: 1 } },
      'shop has no environment "test" (dev, production)',
    ],
    [
      { name: 'shop', environment: 'dev', fields: { replicas: -1 } },
      'environments.dev.replicas is -1, which is no number of replicas',
    ],
    [
      { name: 'shop', environment: 'dev', removes: ['/env/NONE'] },
      'there is no /environments/dev/env/NONE to take out',
    ],
    [
      { name: 'shop', environment: 'dev', removes: ['-eu'] },
      'The field "-eu" to take out is no JSON pointer; begin it with "/"',
    ],
    [
      { name: 'shop', environment: 'dev', config: '- a' },
      'config is no record',
    ],
    [
      { name: '../shop', environment: 'dev' },
      'The application "../shop" is no DNS-1123 label',
    ],
  ])('refuses %j, and writes nothing', async (input, message) => {
    await expect(run(input, await generated())).rejects.toThrow(message);
    expect(directory.content()).toEqual({});
  });

  it('has examples that can be read', () => {
    for (const { example } of examples) {
      expect(parse(example).steps[0].action).toBe('gitops:cdk8s:change');
    }
  });
});
