import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readGitopsConfig, ScmHost } from '@slipway/plugin-gitops-node';
import { parse } from 'yaml';
import { runAction } from '../../__testUtils__/runAction';
import { createGenerateAction } from './createGenerateAction';
import { GenerateInput } from './GenerateInput';

const config = readGitopsConfig(
  new ConfigReader({
    gitops: {
      repository: { url: 'https://git.example.com/platform/gitops' },
      environments: [{ name: 'dev', match: [{ destination: 'dev-vcluster' }] }],
    },
  }),
);

const input: GenerateInput = {
  name: 'shop',
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: [{ name: 'dev' }],
};

/** The newest commit of main. */
const COMMIT = 'c'.repeat(40);

describe('gitops:cdk8s:generate', () => {
  const directory = createMockDirectory();
  const action = createGenerateAction({
    config,
    openRepository: () => {
      throw new Error('a dry run must not ask the Git host');
    },
  });

  beforeEach(() => directory.clear());

  function dryRun(values: GenerateInput) {
    return runAction(action, {
      input: values,
      workspacePath: directory.path,
      context: { isDryRun: true },
    });
  }

  it('writes the config and the package, and shows the wave plan', async () => {
    const { log, outputs } = await dryRun(input);
    expect(
      readFileSync(join(directory.path, 'config/applications/shop.ts'), 'utf8'),
    ).toContain("destination: 'dev-vcluster'");
    expect(
      parse(readFileSync(join(directory.path, 'dist/shop-dev.yaml'), 'utf8')),
    ).toMatchObject({
      metadata: {
        labels: { 'slipway.dev/app': 'shop' },
        annotations: { 'slipway.dev/entity': 'component:default/shop' },
      },
      spec: { source: { repoURL: 'cnoe://shop-dev/manifests' } },
    });
    expect(log).toEqual(
      expect.arrayContaining([
        'shop-dev: 4 waves, at least 6 s, image ghcr.io/acme/shop:1.0.0',
        '  Sync -100  Namespace/shop',
        '  Sync 0     Deployment/shop-dev',
      ]),
    );
    expect(outputs).toMatchObject({
      name: 'shop',
      entityRef: 'component:default/shop',
      applications: ['shop-dev'],
    });
    expect(outputs.files).toContain('dist/shop-dev.yaml');
    expect(outputs.summary).toContain('| Sync | 0 | Deployment `shop-dev` |');
    expect(outputs.summary).toContain('Merge this pull request into `main`');
  });

  it('takes no markup from a description', async () => {
    const { outputs } = await dryRun({
      ...input,
      description: '<img src=x> @everyone [a](b)',
    });
    expect(outputs.summary).toContain(
      '\\<img src=x\\> @\u200beveryone \\[a\\](b)',
    );
  });

  it.each<[string, Partial<GenerateInput>, string]>([
    [
      'a name',
      { name: 'Shop_1' },
      'The application cannot be made: name is "Shop_1", which is no DNS-1123 label; use small letters',
    ],
    [
      'a name that makes the Application too long',
      { name: 'a'.repeat(62) },
      'has 66 characters, and 63 is the most. Shorten the name',
    ],
    [
      'an image without a tag',
      { image: { repository: 'acme/shop' } },
      'The image "acme/shop" has no tag',
    ],
    [
      'a tag',
      { image: { repository: 'acme/shop', tag: 'a b' } },
      'image.tag is "a b", which is no image tag',
    ],
    [
      'a port',
      { port: 70000 },
      'chart.props of shop in dev: port is 70000, which is no port',
    ],
    [
      'a host',
      { exposure: { type: 'Ingress', host: 'https://x' } },
      'ingress.host is "https://x", which is no host name; write it like shop.example.com.',
    ],
    [
      'a Secret in disguise',
      {
        config: {
          'x.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: t}',
        },
      },
      'ConfigMap/shop-dev holds the Secret "t"',
    ],
  ])('refuses %s and writes nothing', async (_, changes, message) => {
    await expect(dryRun({ ...input, ...changes })).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it.each(action.examples!)(
    'runs its example "$description"',
    async example => {
      const [step] = parse(example.example).steps;
      expect(step.action).toBe(action.id);
      const { outputs } = await dryRun(step.input);
      expect(outputs.files).toContain(
        `config/applications/${step.input.name}.ts`,
      );
    },
  );

  it('says so when there is no GitOps repository', async () => {
    const bare = createGenerateAction({
      config: { ...config, repository: undefined },
      openRepository: () => {
        throw new Error('not reached');
      },
    });
    await expect(
      runAction(bare, { input, workspacePath: directory.path }),
    ).rejects.toThrow('gitops.repository is not configured');
  });

  describe('in a repository with one central config file', () => {
    const central = `export const applications = [
  // The portal itself.
  {
    name: 'portal',
    entity: 'component:default/portal',
    namespace: 'portal',
    chart: { type: 'Own' },
    environments: { dev: { destination: 'dev' } },
  },
];
`;
    const inRepository = createGenerateAction({
      config,
      openRepository: () => ({
        repository: {
          host: 'git.example.com',
          owner: 'platform',
          name: 'gitops',
        },
        host: {
          getBranchCommit: async (_: unknown, branch: string) =>
            branch === 'main' ? COMMIT : undefined,
          readFile: async (_: unknown, ref: string, path: string) =>
            ref === COMMIT && path === 'config/applications.ts'
              ? central
              : undefined,
        } as Partial<ScmHost> as ScmHost,
      }),
    });

    it('adds the application there', async () => {
      const { outputs } = await runAction(inRepository, {
        input,
        workspacePath: directory.path,
      });
      const text = readFileSync(
        join(directory.path, 'config/applications.ts'),
        'utf8',
      );
      expect(text.startsWith(central.slice(0, -'];\n'.length))).toBe(true);
      expect(text).toContain("name: 'shop',");
      expect(outputs.files).toContain('config/applications.ts');
      expect(outputs.commit).toBe(COMMIT);
      expect(outputs.files).not.toContain('config/applications/shop.ts');
      expect(
        readFileSync(
          join(directory.path, 'dist/shop-dev/generated.yaml'),
          'utf8',
        ),
      ).toContain('path: config/applications.ts');
    });

    it('refuses one that is there', async () => {
      await expect(
        runAction(inRepository, {
          input: { ...input, name: 'portal' },
          workspacePath: directory.path,
        }),
      ).rejects.toThrow('the application "portal" is there already');
      expect(readdirSync(directory.path)).toEqual([]);
    });
  });

  it('judges by the levels of rules that the repository has set', async () => {
    const strict = createGenerateAction({
      config,
      openRepository: () => ({
        repository: {
          host: 'git.example.com',
          owner: 'platform',
          name: 'gitops',
        },
        host: {
          getBranchCommit: async () => COMMIT,
          readFile: async (_: unknown, __: string, path: string) =>
            path === 'config/platform.ts'
              ? `import { definePlatform } from '@slipway/cdk8s';
export default definePlatform({ rules: { 'probes': 'error' } });
`
              : undefined,
        } as Partial<ScmHost> as ScmHost,
      }),
    });
    await expect(
      runAction(strict, { input, workspacePath: directory.path }),
    ).rejects.toThrow('probe');
    expect(readdirSync(directory.path)).toEqual([]);
  });

  describe('with another chart type', () => {
    const environments = [{ name: 'dev' }];

    it('installs a chart of somebody else', async () => {
      const { log, outputs } = await dryRun({
        name: 'postgres',
        environments,
        chart: {
          type: 'HelmRelease',
          props: {
            repoURL: 'https://charts.example.com',
            chart: 'postgresql',
            version: '16.2.1',
            values: { auth: { password: '' }, tolerations: [] },
          },
        },
      });
      // An empty text means something to a chart.
      expect(
        parse(
          readFileSync(
            join(directory.path, 'dist/postgres-dev/values.yaml'),
            'utf8',
          ),
        ),
      ).toEqual({ auth: { password: '' }, tolerations: [] });
      expect(log).toContain(
        'postgres-dev: 1 wave, at least 0 s, chart version 16.2.1',
      );
      expect(outputs.summary).toContain('`16.2.1`');
    });

    it('takes manifests that an earlier step has fetched', async () => {
      directory.setContent({
        'manifests/broker': {
          'config.yaml':
            'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
          'README.md': '# Broker',
        },
      });
      const { log, outputs } = await dryRun({
        name: 'broker',
        environments,
        chart: { type: 'RawManifests', props: { folder: 'manifests/broker' } },
      });
      expect(outputs.files).toContain(
        'dist/broker-dev/manifests/ConfigMap.settings.k8s.yaml',
      );
      expect(log).toContain('broker-dev: 2 waves, at least 2 s');
    });

    it.each<[GenerateInput, string]>([
      [
        { ...input, chart: { type: 'CronJob', props: { schedule: 'daily' } } },
        'The application cannot be made: chart.props of shop in dev: schedule is "daily", which is no schedule',
      ],
      [
        { ...input, port: 80, chart: { type: 'Worker' } },
        '"port" means nothing to the chart type Worker; remove it from the step\'s input.',
      ],
      [
        { ...input, chart: { type: 'Wroker' } },
        'the chart type "Wroker" of shop is not registered; use one of CronJob, HelmRelease',
      ],
      [
        { name: 'shop', environments, chart: { type: 'Worker' } },
        'The image of shop is missing',
      ],
      [
        {
          name: 'shop',
          environments,
          chart: { type: 'RawManifests', props: { folder: '../../etc' } },
        },
        'folder is "../../etc", which is no folder of the repository',
      ],
      [
        {
          name: 'shop',
          environments,
          chart: {
            type: 'RawManifests',
            props: {
              yaml: 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n',
            },
          },
        },
        'Secret/s holds the Secret "s"',
      ],
    ])('refuses %j', async (values, message) => {
      await expect(dryRun(values)).rejects.toThrow(message);
      expect(readdirSync(directory.path)).toEqual([]);
    });
  });
});
