import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createScmHost,
  parseRepositoryUrl,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import { runAction } from '../__testUtils__/runAction';
import { createGenerateAction } from '../actions/generate/createGenerateAction';
import { GenerateInput } from '../actions/generate/GenerateInput';
import { createPullRequestAction } from '../actions/pullRequest/createPullRequestAction';

jest.setTimeout(120_000);

const SLIPWAY = join(
  dirname(createRequire(__filename).resolve('@slipway/cdk8s/package.json')),
  'bin/slipway',
);

function service(name: string): GenerateInput {
  return {
    name,
    image: { repository: `ghcr.io/acme/${name}`, tag: '1.0.0' },
    environments: [{ name: 'dev' }],
  };
}

describe('an application that is added among others', () => {
  const data = createMockDirectory();
  const clone = createMockDirectory();
  const workspace = createMockDirectory();
  let sandbox: RunningSandbox;
  let count = 0;

  beforeAll(async () => {
    sandbox = await startSandbox({
      dataDir: data.path,
      logger: { info() {}, warn() {}, error() {}, debug() {} },
    });
  });
  beforeEach(() => {
    clone.clear();
    workspace.clear();
  });
  afterAll(() => sandbox.stop());

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

  async function git(...args: readonly string[]) {
    const { output, status } = await run('git', ...args);
    expect({ args, output, status }).toMatchObject({ status: 0 });
    return output;
  }

  function slipway(...args: readonly string[]) {
    return run(process.execPath, SLIPWAY, ...args);
  }

  /** A repository of its own with what the files give, cloned; and the portal's actions on it. */
  async function begin(files: Readonly<Record<string, string>>) {
    count += 1;
    const name = `fleet-${count}`;
    const { gitHost } = sandbox;
    await gitHost.ensureRepository({
      owner: 'platform',
      name,
      defaultBranch: 'main',
    });
    const url = gitHost.cloneUrl('platform', name);
    clone.setContent(files);
    await git('init', '--quiet', '--initial-branch=main');
    expect(
      await slipway('synth', '--mode', 'git', '--repository', url),
    ).toMatchObject({ status: 0 });
    await gitHost.commitFiles({
      owner: 'platform',
      name,
      branch: 'main',
      message: 'Begin',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: (await git('ls-files', '--others'))
        .trim()
        .split('\n')
        .map(path => ({
          path,
          content: readFileSync(join(clone.path, path), 'utf8'),
        })),
    });
    const root = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(sandbox.urls.git).host,
            baseUrl: sandbox.urls.git,
            username: sandbox.credentials.gitea.username,
            password: sandbox.credentials.gitea.password,
          },
        ],
      },
      gitops: {
        repository: { url, mode: 'git' },
        environments: [
          { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
        ],
      },
    });
    const integrations = ScmIntegrations.fromConfig(root);
    const options = {
      config: readGitopsConfig(root),
      integrations,
      requireScmUserCredentials: false,
      openRepository: (address: string) => ({
        host: createScmHost(integrations, address),
        repository: parseRepositoryUrl(address),
      }),
    };
    return { name, options, url };
  }

  /** Adds it by the form's two steps, merges the pull request and clones what came of it. */
  async function add(
    input: GenerateInput,
    { name, options, url }: Awaited<ReturnType<typeof begin>>,
  ) {
    const generated = await runAction(createGenerateAction(options), {
      input,
      workspacePath: workspace.path,
    });
    const { outputs } = await runAction(createPullRequestAction(options), {
      input: {
        application: input.name,
        description: generated.outputs.summary,
        deletes: generated.outputs.deletes,
      },
      workspacePath: workspace.path,
    });
    const { status } = await fetch(
      `${sandbox.urls.git}/api/v1/repos/platform/${name}/pulls/${outputs.number}/merge`,
      {
        method: 'POST',
        headers: {
          authorization: `token ${sandbox.credentials.gitea.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ Do: 'merge' }),
      },
    );
    expect(status).toBe(200);
    clone.clear();
    const authorized = new URL(url);
    authorized.username = sandbox.credentials.gitea.username;
    authorized.password = sandbox.credentials.gitea.password;
    await git('clone', '--quiet', authorized.href, '.');
    return generated;
  }

  function text(path: string) {
    return readFileSync(join(clone.path, path), 'utf8');
  }

  const STORE = `{
  name: 'store',
  entity: 'component:default/store',
  namespace: 'store',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/store', tag: '1.0.0' },
  environments: { dev: { destination: 'dev-vcluster' } },
}`;
  const OWN_FILE = {
    'config/applications/store.ts': `export default defineApplication(${STORE});\n`,
  };
  const CENTRAL_FILE = {
    'config/applications.ts': `export const applications = [\n${STORE},\n];\n`,
  };

  it.each([
    ['a file of its own', OWN_FILE],
    ['the central file', CENTRAL_FILE],
  ])(
    'takes its place in the order, as does what it depends on, in %s',
    async (_, store) => {
      const repository = await begin({
        'config/platform.ts': `export default definePlatform({
  order: { strategy: 'app-of-apps', applicationHealth: true },
});
`,
        ...store,
      });
      const { outputs } = await add(
        { ...service('web'), dependencies: { store: 'store' } },
        repository,
      );
      expect(await slipway('synth', '--check')).toEqual({
        status: 0,
        output: 'Everything below dist/ is what its config gives.\n',
      });
      expect(text('dist/web-dev.yaml')).toContain('sync-wave: "1"');
      expect(text('dist/store-dev.yaml')).toContain('sync-wave: "0"');
      expect(outputs.summary).toContain(
        '- **store-dev** gets wave 0 among the Applications (app-of-apps)\n',
      );
      expect(outputs.summary).toContain(
        '- `dist/platform/manifests/Application.applications-dev.k8s.yaml`',
      );
      // What the others' config gives as before is left alone.
      expect(outputs.files).not.toContain(
        'dist/store-dev/manifests/Deployment.store-dev.k8s.yaml',
      );
    },
  );

  it('brings what Kargo needs for its promotion', async () => {
    const repository = await begin(OWN_FILE);
    const { outputs } = await add(
      { ...service('web'), promotion: { kargo: { project: 'web-kargo' } } },
      repository,
    );
    expect(await slipway('synth', '--check')).toEqual({
      status: 0,
      output: 'Everything below dist/ is what its config gives.\n',
    });
    expect(text('dist/platform-promotion.yaml')).toContain(
      'path: dist/platform-promotion/manifests',
    );
    expect(outputs.summary).toContain('- `dist/platform-promotion.yaml`');
    expect(outputs.summary).not.toContain('store-dev');
  });
});
