import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  ApplicationConfig,
  applicationConfigPath,
  generateApplication,
  writeApplicationConfig,
} from '@slipway/cdk8s';
import { readGitopsConfig } from '@slipway/plugin-gitops-node';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { TestArgoCd } from '../../testing/TestArgoCd';
import { testApplication } from '../../testing/testApplication';
import { defaultTimings } from '../CommandTimings';
import { createGitAccess } from '../git/createGitAccess';
import {
  GitopsRepository,
  GitTools,
  openGitopsRepository,
} from '../git/GitTools';

const AUTHOR = { name: 'Ana', email: 'ana@example.com' };

interface PullAnswer {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly ref: string };
}

/** An application with two environments, delivered by manifests. */
export const SHOP: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: {
    dev: { destination: 'dev-vcluster', image: { tag: '1.0.0' } },
    staging: { destination: 'staging-vcluster', image: { tag: '1.0.0' } },
  },
};

/**
 * The sandbox's Git host with the GitOps repository and idpbuilder's copies, and an Argo CD that shows what a test puts
 * in: for the steps that change Git, without waiting for syncs.
 */
export class GitBench {
  readonly argocd: TestArgoCd;
  readonly sandbox: RunningSandbox;
  readonly tools: GitTools;
  readonly repository: GitopsRepository;
  readonly #dataDir: string;

  static async start(mode: 'cnoe' | 'git' = 'cnoe'): Promise<GitBench> {
    const dataDir = await mkdtemp(join(tmpdir(), 'commands-git-'));
    const sandbox = await startSandbox({
      dataDir,
      logger: { info() {}, warn() {}, error() {}, debug() {} },
    });
    const { urls, credentials, env } = sandbox;
    const argocd = new TestArgoCd();
    await argocd.start();
    const config = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(urls.git).host,
            baseUrl: urls.git,
            username: credentials.gitea.username,
            password: credentials.gitea.password,
          },
        ],
      },
      gitops: {
        argocd: {
          instances: [{ name: 'test', url: argocd.url, token: 'a.b.c' }],
        },
        repository: { url: env.GITOPS_REPOSITORY_URL, branch: 'main', mode },
      },
    });
    const gitops = readGitopsConfig(config);
    return new GitBench({ sandbox, dataDir }, argocd, {
      clients: new ArgoCdClients({ config: gitops }),
      timings: defaultTimings(),
      git: createGitAccess(ScmIntegrations.fromConfig(config)),
      repository: gitops.repository,
    });
  }

  private constructor(
    running: { readonly sandbox: RunningSandbox; readonly dataDir: string },
    argocd: TestArgoCd,
    tools: GitTools,
  ) {
    this.sandbox = running.sandbox;
    this.#dataDir = running.dataDir;
    this.argocd = argocd;
    this.tools = tools;
    this.repository = openGitopsRepository(tools);
  }

  get git(): RunningSandbox['gitHost'] {
    return this.sandbox.gitHost;
  }

  async stop(): Promise<void> {
    await this.tools.clients.close();
    await this.argocd.stop();
    await this.sandbox.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Commits a config with all it makes, past any pull request. */
  async commit(
    config: ApplicationConfig,
    environments = Object.keys(config.environments),
  ): Promise<string> {
    const { files, deletes } = generateApplication({
      config,
      configText: writeApplicationConfig(config),
      environments,
      mode: this.repository.config.mode,
      repository: this.repository.config,
      existingPaths: await this.git.listFiles('platform', 'gitops', 'main'),
    });
    for (const environment of environments) this.show(config, environment);
    return this.git.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files: [...files, ...deletes.map(path => ({ path, content: undefined }))],
      message: `Write ${config.name}`,
      author: AUTHOR,
    });
  }

  /** The commit of idpbuilder's copy of an environment's manifests, once it has made it. */
  async copy(application: string): Promise<string> {
    await this.sandbox.settled();
    const commit = await this.git.resolve(
      'giteaAdmin',
      copyName(application),
      'main',
    );
    if (!commit) throw new Error(`There is no copy of ${application}`);
    return commit;
  }

  copyUrl(application: string): string {
    return this.git.cloneUrl('giteaAdmin', copyName(application));
  }

  /** Makes the Git host go away, or come back. */
  async setGitDown(down: boolean): Promise<void> {
    await fetch(`${this.sandbox.urls.control}/api/servers/git-host/fault`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault: down ? 'down' : 'none' }),
    });
  }

  read(path: string, ref = 'main'): Promise<string | undefined> {
    return this.git.readFile('platform', 'gitops', ref, path);
  }

  configText(app = SHOP.name): Promise<string | undefined> {
    return this.read(applicationConfigPath(app));
  }

  /** The pull requests for an application, open or not. */
  async pulls(app = SHOP.name): Promise<readonly PullAnswer[]> {
    const path = '/repos/platform/gitops/pulls?state=all';
    const { body } = await this.#api('GET', path);
    return (body as PullAnswer[]).filter(({ head }) =>
      head.ref.startsWith(`slipway/${app}-`),
    );
  }

  async files(number: number): Promise<readonly string[]> {
    const path = `/repos/platform/gitops/pulls/${number}/files`;
    const { body } = await this.#api('GET', path);
    return (body as { filename: string }[]).map(({ filename }) => filename);
  }

  async merge(number: number): Promise<number> {
    const path = `/repos/platform/gitops/pulls/${number}/merge`;
    const { status } = await this.#api('POST', path, { Do: 'merge' });
    return status;
  }

  async close(number: number): Promise<void> {
    const path = `/repos/platform/gitops/pulls/${number}`;
    await this.#api('PATCH', path, { state: 'closed' });
  }

  /** Protects branches by a rule of Gitea's. */
  async protect(rule: { readonly rule_name: string }): Promise<number> {
    const path = '/repos/platform/gitops/branch_protections';
    return (await this.#api('POST', path, rule)).status;
  }

  async unprotect(name: string): Promise<void> {
    const path = `/repos/platform/gitops/branch_protections/${name}`;
    await this.#api('DELETE', path);
  }

  /** Puts the Application of an environment into Argo CD, with the labels that the generator stamps. */
  show(config: ApplicationConfig, environment: string): void {
    this.argocd.put(
      testApplication({
        name: `${config.name}-${environment}`,
        entity: config.entity,
        labels: {
          'slipway.dev/app': config.name,
          'slipway.dev/environment': environment,
        },
      }),
    );
  }

  async #api(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const { urls, credentials } = this.sandbox;
    const answer = await fetch(`${urls.git}/api/v1${path}`, {
      method,
      headers: {
        authorization: `token ${credentials.gitea.token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: /^[[{]/.test(text) ? JSON.parse(text) : text,
    };
  }
}

function copyName(application: string): string {
  return `idpbuilder-localdev-${application}-manifests`;
}

/** {@link SHOP} with another tag in one environment. */
export function shopWith(
  environment: string,
  tag: string,
  shop: ApplicationConfig = SHOP,
): ApplicationConfig {
  return {
    ...shop,
    environments: {
      ...shop.environments,
      [environment]: { ...shop.environments[environment], image: { tag } },
    },
  };
}
