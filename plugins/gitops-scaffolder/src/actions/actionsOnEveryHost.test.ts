import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createRepositoryOpener,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { startTestHost, TestHost } from '@slipway/sandbox';
import { runAction } from '../__testUtils__/runAction';
import { createGenerateAction } from './generate/createGenerateAction';
import { GenerateInput } from './generate/GenerateInput';
import { createPullRequestAction } from './pullRequest/createPullRequestAction';

jest.setTimeout(60_000);

const input: GenerateInput = {
  name: 'shop',
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: [
    { name: 'dev', destination: 'dev-vcluster' },
    { name: 'production', destination: 'eu-prod-1', replicas: 2 },
  ],
};

interface Host {
  readonly name: string;
  /** The integration of Backstage's configuration. */
  integration(server: TestHost): object;
  /** The page of the pull request, and that of the repository's files. */
  readonly pages: readonly [pullRequest: string, files: string];
  merge(server: TestHost, number: unknown): Promise<Response>;
}

const HOSTS: readonly Host[] = [
  {
    name: 'GitHub',
    integration: ({ url, token }) => ({
      github: [{ host: new URL(url).host, apiBaseUrl: `${url}/api/v3`, token }],
    }),
    pages: ['/pull/1', '/blob/main'],
    merge: ({ url, token }, number) =>
      fetch(`${url}/api/v3/repos/platform/gitops/pulls/${number}/merge`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ merge_method: 'squash' }),
      }),
  },
  {
    name: 'GitLab',
    integration: ({ url, token }) => ({
      gitlab: [
        {
          host: new URL(url).host,
          baseUrl: url,
          apiBaseUrl: `${url}/api/v4`,
          token,
        },
      ],
    }),
    pages: ['/-/merge_requests/1', '/-/blob/main'],
    merge: ({ url, token }, number) =>
      fetch(
        `${url}/api/v4/projects/platform%2Fgitops/merge_requests/${number}/merge`,
        { method: 'PUT', headers: { 'private-token': token } },
      ),
  },
];

describe.each(HOSTS)('the actions on $name', host => {
  const directory = createMockDirectory();
  let server: TestHost;

  beforeAll(async () => {
    server = await startTestHost({ github: {}, gitlab: {} });
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
  afterAll(() => server.stop());

  function setUp() {
    const url = `${server.url}/platform/gitops`;
    const root = new ConfigReader({
      integrations: host.integration(server),
      gitops: { repository: { url } },
    });
    const integrations = ScmIntegrations.fromConfig(root);
    const open = createRepositoryOpener(integrations);
    return {
      url,
      ...open(url),
      options: {
        config: readGitopsConfig(root),
        integrations,
        requireScmUserCredentials: false,
        openRepository: open,
      },
    };
  }

  async function deliver(values: GenerateInput) {
    const { options } = setUp();
    directory.clear();
    const workspacePath = directory.path;
    const { outputs } = await runAction(createGenerateAction(options), {
      input: values,
      workspacePath,
    });
    return runAction(createPullRequestAction(options), {
      input: { application: values.name, description: outputs.summary },
      workspacePath,
    });
  }

  it('open one pull request, whose merge brings the files', async () => {
    const { url, host: scm, repository } = setUp();
    const { outputs } = await deliver(input);
    expect(outputs).toEqual({
      pullRequestUrl: `${url}${host.pages[0]}`,
      number: 1,
      branch: 'slipway/shop',
      created: true,
      repoContentsUrl: `${url}${host.pages[1]}`,
    });
    expect(await deliver(input)).toMatchObject({
      outputs: { number: 1, created: false },
    });

    const merged = await host.merge(server, outputs.number);
    expect(merged.status).toBe(200);
    const pull = await scm.getPullRequest(repository, 1);
    expect(pull).toMatchObject({
      state: 'merged',
      mergeCommitSha: await scm.getBranchCommit(repository, 'main'),
    });
    expect(
      await scm.readFile(repository, 'main', 'config/applications/shop.ts'),
    ).toContain('ghcr.io/acme/shop');
    expect(
      await scm.listFiles(repository, 'main', 'dist/shop-production'),
    ).not.toEqual([]);
    await expect(deliver(input)).rejects.toThrow(/in platform\/gitops already/);
  });

  it('make the next pull request beside what is there', async () => {
    const { outputs } = await deliver({ ...input, name: 'cart' });
    expect(outputs).toMatchObject({ number: 2, created: true });
    const { host: scm, repository } = setUp();
    const files = await scm.listFiles(repository, 'slipway/cart', 'config');
    expect(files.map(({ path }) => path)).toEqual([
      'config/applications/cart.ts',
      'config/applications/shop.ts',
    ]);
  });
});
