import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createScmHost,
  parseRepositoryUrl,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { startTestHost, TestHost } from '@slipway/sandbox';
import { parse } from 'yaml';
import { ActionRun, runAction } from '../__testUtils__/runAction';
import { createGenerateAction } from './generate/createGenerateAction';
import { GenerateInput } from './generate/GenerateInput';
import { createPullRequestAction } from './pullRequest/createPullRequestAction';

jest.setTimeout(60_000);

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly ref: string };
}

const input: GenerateInput = {
  name: 'shop',
  description: 'Sells things',
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  exposure: { type: 'Ingress', host: 'shop.example.com' },
  environments: [
    { name: 'dev', destination: 'dev-vcluster' },
    { name: 'production', destination: 'eu-prod-1', replicas: 2 },
  ],
};

describe('the actions on a Git host', () => {
  const directory = createMockDirectory();
  let server: TestHost;

  beforeEach(async () => {
    directory.clear();
    server = await startTestHost();
    await server.host.ensureRepository({ owner: 'platform', name: 'gitops' });
    await server.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Begin',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [{ path: 'README.md', content: 'GitOps\n' }],
    });
  });

  afterEach(() => server.stop());

  function actions(requireScmUserCredentials = false) {
    const root = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(server.url).host,
            baseUrl: server.url,
            username: server.username,
            password: server.password,
          },
        ],
      },
      gitops: { repository: { url: `${server.url}/platform/gitops` } },
    });
    const integrations = ScmIntegrations.fromConfig(root);
    const options = {
      config: readGitopsConfig(root),
      integrations,
      requireScmUserCredentials,
      openRepository: (url: string) => ({
        host: createScmHost(integrations, url),
        repository: parseRepositoryUrl(url),
      }),
    };
    return {
      generate: createGenerateAction(options),
      pullRequest: createPullRequestAction(options),
    };
  }

  async function deliver(values: GenerateInput = input): Promise<ActionRun> {
    const { generate, pullRequest } = actions();
    directory.clear();
    const { outputs } = await runAction(generate, {
      input: values,
      workspacePath: directory.path,
    });
    return runAction(pullRequest, {
      input: { application: values.name, description: outputs.summary },
      workspacePath: directory.path,
    });
  }

  async function openPulls(): Promise<readonly Pull[]> {
    const { body } = await server.api(
      'GET',
      '/repos/platform/gitops/pulls?state=open',
    );
    return body as readonly Pull[];
  }

  async function merge(number: unknown): Promise<void> {
    const { status } = await server.api(
      'POST',
      `/repos/platform/gitops/pulls/${number}/merge`,
      { Do: 'merge' },
    );
    expect(status).toBe(200);
  }

  it('opens one pull request with everything in it', async () => {
    const { log, outputs } = await deliver();
    const [pull, ...others] = await openPulls();
    expect(others).toEqual([]);
    expect(outputs).toEqual({
      pullRequestUrl: expect.stringContaining(`/pulls/${pull.number}`),
      number: pull.number,
      branch: 'slipway/shop',
      created: true,
      repoContentsUrl: `${server.url}/platform/gitops/src/branch/main`,
    });
    expect(log.at(-1)).toBe(
      `Opened pull request #${pull.number}: ${outputs.pullRequestUrl}`,
    );
    expect(pull).toMatchObject({
      title: 'Add shop',
      head: { ref: 'slipway/shop' },
    });
    expect(pull.body).toContain('| Sync | -100 | Namespace `shop` |');
    expect(pull.body).toContain(
      '| production | `shop-production` | eu-prod-1 | shop | `ghcr.io/acme/shop:1.0.0` |',
    );
    const application = await server.host.readFile(
      'platform',
      'gitops',
      'slipway/shop',
      'dist/shop-production.yaml',
    );
    expect(parse(application!)).toMatchObject({
      spec: { destination: { name: 'eu-prod-1', namespace: 'shop' } },
    });
    expect(
      await server.host.readFile(
        'platform',
        'gitops',
        'main',
        'dist/shop-production.yaml',
      ),
    ).toBeUndefined();
  });

  it('opens no second pull request when it is run again', async () => {
    const first = await deliver();
    const again = await deliver();
    expect(again.outputs).toEqual({ ...first.outputs, created: false });
    const changed = await deliver({
      ...input,
      image: { repository: 'ghcr.io/acme/shop', tag: '1.0.1' },
    });
    expect(changed.outputs).toEqual({ ...first.outputs, created: false });
    expect((await openPulls()).map(({ number }) => number)).toEqual([
      first.outputs.number,
    ]);
    await expect(
      server.host.readFile(
        'platform',
        'gitops',
        'slipway/shop',
        'config/applications/shop.ts',
      ),
    ).resolves.toContain("tag: '1.0.1'");
  });

  it('refuses an application that is there, and one that takes its names', async () => {
    const { outputs } = await deliver();
    await merge(outputs.number);
    await expect(deliver()).rejects.toThrow(
      'The application "shop" is in platform/gitops already (config/applications/shop.ts); choose another name, bring a new version with Deploy on its page, or change it with the template "Change a service".',
    );
    await server.host.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      message: 'Rename by hand',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: [
        { path: 'dist/cart-eu-dev.yaml', content: 'kind: Application\n' },
      ],
    });
    await expect(
      deliver({
        ...input,
        name: 'cart',
        environments: [{ name: 'eu-dev', destination: 'x' }],
      }),
    ).rejects.toThrow(
      'The Argo CD Application "cart-eu-dev" is in platform/gitops already',
    );
    expect(await openPulls()).toEqual([]);
  });

  it('removes files', async () => {
    const { pullRequest } = actions();
    directory.setContent({ 'NOTES.md': 'Moved\n' });
    const { outputs } = await runAction(pullRequest, {
      input: { application: 'shop', deletes: ['README.md'] },
      workspacePath: directory.path,
    });
    await merge(outputs.number);
    await expect(
      server.host.listFiles('platform', 'gitops', 'main'),
    ).resolves.toEqual(['NOTES.md']);
  });

  it('says what to do when the Git host is down', async () => {
    const { generate } = actions();
    const { host } = new URL(server.url);
    await server.stop();
    server = await startTestHost();
    await expect(
      runAction(generate, { input, workspacePath: directory.path }),
    ).rejects.toThrow(host);
    expect(directory.content()).toEqual({});
  });

  it('opens nothing in a dry run', async () => {
    const { pullRequest } = actions();
    for (const example of pullRequest.examples!) {
      const [step] = parse(example.example).steps;
      directory.setContent({ 'README.md': 'Changed\n' });
      const { outputs } = await runAction(pullRequest, {
        input: step.input,
        workspacePath: directory.path,
        context: { isDryRun: true },
      });
      expect(outputs.branch).toBe(step.input.branch ?? 'slipway/shop');
    }
    expect(await openPulls()).toEqual([]);
  });

  it('asks for nobody’s credentials', async () => {
    await expect(
      runAction(actions(true).pullRequest, {
        input: { application: 'shop' },
        workspacePath: directory.path,
      }),
    ).rejects.toThrow('scaffolder.requireScmUserCredentials is on');
  });
});
