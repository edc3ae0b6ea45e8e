import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { ApplicationConfig, writeApplicationConfig } from '@slipway/cdk8s';
import { GitBench, SHOP } from '../__testUtils__/GitBench';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { changeVersion } from '../changeVersion';
import { rollbackInGit } from '../kinds/rollbackInGit';
import { GitChange } from './GitChange';
import { GitTools } from './GitTools';

jest.setTimeout(120_000);

const SLIPWAY = join(
  dirname(createRequire(__filename).resolve('@slipway/cdk8s/package.json')),
  'bin/slipway',
);

const ORDERED = `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`;

/** Waits for another, and is promoted. */
const TIED: ApplicationConfig = {
  ...SHOP,
  dependencies: { needs: 'store' },
  promotion: { kargo: { project: 'shop-kargo' } },
};

describe('what a change of one environment changes beside its files', () => {
  const clone = createMockDirectory();
  let bench: GitBench;

  beforeEach(async () => {
    clone.clear();
    bench = await GitBench.start('git');
    const { credentials, gitHost } = bench.sandbox;
    const url = new URL(gitHost.cloneUrl('platform', 'gitops'));
    url.username = credentials.gitea.username;
    url.password = credentials.gitea.password;
    await run('git', 'clone', '--quiet', url.href, '.');
  });
  afterEach(() => bench.stop());

  /** Not synchronous, since the Git host is in this process. */
  async function run(command: string, ...args: readonly string[]) {
    const child = spawn(command, args, {
      cwd: clone.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stderr.on('data', chunk => chunks.push(chunk));
    const [status] = await once(child, 'close');
    return { status, output: Buffer.concat(chunks).toString('utf8') };
  }

  function slipway(...args: readonly string[]) {
    return run(process.execPath, SLIPWAY, ...args);
  }

  /** Commits files with everything that the command line makes of them. */
  async function publish(files: Readonly<Record<string, string>>) {
    await run('git', 'pull', '--quiet');
    clone.addContent(files);
    const { url } = bench.repository.config;
    expect(
      await slipway('synth', '--mode', 'git', '--repository', url),
    ).toMatchObject({ status: 0 });
    const { output } = await run('git', 'ls-files', '-m', '-o', '-d');
    const paths = [...new Set(output.trim().split('\n'))];
    const commit = await bench.git.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files: paths.map(path => ({
        path,
        content: existsSync(join(clone.path, path))
          ? readFileSync(join(clone.path, path), 'utf8')
          : undefined,
      })),
      message: 'Write',
      author: { name: 'Ana', email: 'ana@example.com' },
    });
    await run('git', 'checkout', '--quiet', '.');
    await run('git', 'clean', '-fdq');
    await run('git', 'pull', '--quiet');
    return commit;
  }

  function shop(config: ApplicationConfig) {
    bench.show(config, 'dev');
    return publish({
      'config/applications/shop.ts': writeApplicationConfig(config),
    });
  }

  /** Whether the clone of the newest commit is what its configs give. */
  async function check() {
    await run('git', 'pull', '--quiet');
    return slipway('synth', '--check');
  }

  async function rollBackTo(commit: string) {
    expect((await restore(commit, {})).type).toBe('done');
    const pulls = await bench.pulls();
    const number = Math.max(...pulls.map(pull => pull.number));
    const pull = pulls.find(one => one.number === number)!;
    const files = await bench.files(pull.number);
    expect(await bench.merge(pull.number)).toBe(200);
    return { ...pull, files };
  }

  /** Asks for the state of an earlier commit in dev. */
  function restore(
    commit: string,
    parameters: JsonObject,
    tools: Partial<GitTools> = {},
  ) {
    const context = new MemoryStepContext({
      name: 'shop-dev',
      parameters: { way: 'git', historyId: 'one', ...parameters },
    });
    const [first] = rollbackInGit({
      ...bench.tools,
      ...tools,
      ledger: {
        get: async () => ({
          id: 'one',
          deployment: {
            instance: 'test',
            namespace: 'argocd',
            name: 'shop-dev',
          },
          startedAt: '2026-01-05T08:00:00Z',
          kind: 'sync',
          phase: 'Succeeded',
          version: { label: '1.0.0', revision: commit, images: [] },
          sources: [
            {
              repoURL: bench.git.cloneUrl('platform', 'gitops'),
              path: '.',
              targetRevision: 'HEAD',
            },
          ],
          by: 'automated',
          automated: true,
        }),
      },
    })(context.parameters);
    return first.run(context);
  }

  const CLEAN = {
    status: 0,
    output: expect.stringMatching(/Everything below dist\/ is what/),
  };

  /** The change that brings a version to dev. */
  async function deploy(version: string): Promise<GitChange> {
    const change = await changeVersion(
      bench.tools,
      new MemoryStepContext({ name: 'shop-dev', parameters: { version } }),
      version,
    );
    return change!;
  }

  it('keeps the parents, the places and what Kargo needs true', async () => {
    await publish({
      'config/platform.ts': ORDERED,
      'config/applications/store.ts': writeApplicationConfig({
        ...SHOP,
        name: 'store',
        entity: 'component:default/store',
        environments: { dev: { destination: 'dev-vcluster' } },
      }),
    });
    const first = await shop(TIED);
    await bench.git.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files: (await deploy('2.0.0')).files.map(({ content, path }) => ({
        path,
        content,
      })),
      message: 'Deploy',
      author: { name: 'Ana', email: 'ana@example.com' },
    });
    expect(await check()).toEqual(CLEAN);

    // The environment goes, and a rollback brings it back.
    await shop({
      ...TIED,
      environments: { staging: TIED.environments.staging },
    });
    expect(await bench.read('dist/store-dev.yaml')).not.toContain('sync-wave');
    const { body, files } = await rollBackTo(first);
    expect(await check()).toEqual(CLEAN);
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/platform-promotion/manifests/Stage.shop-dev.k8s.yaml',
        'dist/platform/manifests/Application.applications-dev.k8s.yaml',
        'dist/store-dev.yaml',
      ]),
    );
    expect(body).toContain('Changes with it: dist/');
    expect(await bench.read('dist/shop-dev.yaml')).toContain('sync-wave: "1"');
  });

  it('leaves alone what was not as its config gives before, and is not stopped by it', async () => {
    await publish({
      'config/applications/store.ts': writeApplicationConfig({
        ...SHOP,
        name: 'store',
        entity: 'component:default/store',
      }),
    });
    const first = await shop(TIED);
    await shop({
      ...TIED,
      environments: { staging: TIED.environments.staging },
    });
    const stale = 'dist/platform-promotion.yaml';
    const broken = 'config/clusters/odd.ts';
    const commit = (files: Readonly<Record<string, string | undefined>>) =>
      bench.git.commitFiles({
        owner: 'platform',
        name: 'gitops',
        branch: 'main',
        files: Object.entries(files).map(([path, content]) => ({
          path,
          content,
        })),
        message: 'By hand',
        author: { name: 'Joe', email: 'joe@example.com' },
      });
    await commit({ [stale]: '# By hand\n' });
    const { files } = await rollBackTo(first);
    expect(files).not.toContain(stale);
    expect(files).toContain(
      'dist/platform-promotion/manifests/Stage.shop-dev.k8s.yaml',
    );

    await shop({
      ...TIED,
      environments: { staging: TIED.environments.staging },
    });
    await commit({ [broken]: 'export default 1;\n' });
    const { body } = await rollBackTo(first);
    expect(body).toContain(
      'the repository cannot be read as a whole: config/clusters/odd.ts:1',
    );
  });

  it('is not committed where somebody has to review what comes along', async () => {
    await publish({
      'config/platform.ts': ORDERED,
      'config/applications/store.ts': writeApplicationConfig({
        ...SHOP,
        name: 'store',
        entity: 'component:default/store',
      }),
    });
    const first = await shop(TIED);
    await shop({
      ...TIED,
      environments: { staging: TIED.environments.staging },
    });
    const head = await bench.git.resolve('platform', 'gitops', 'main');
    const changes = 'commit';
    await expect(
      restore(
        first,
        { changes },
        {
          environments: [
            { name: 'dev', requireReason: false, match: [], changes },
          ],
        },
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /^A commit for dev may not change what is not dev's.*dist\/platform.*by a pull request/,
      ),
    });
    expect(await bench.git.resolve('platform', 'gitops', 'main')).toBe(head);
    expect(await bench.pulls()).toEqual([]);
  });
});
