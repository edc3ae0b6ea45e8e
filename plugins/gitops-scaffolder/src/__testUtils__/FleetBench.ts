import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
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
import { createPullRequestAction } from '../actions/pullRequest/createPullRequestAction';
import { ActionRun, runAction } from './runAction';

const SLIPWAY = join(
  dirname(createRequire(__filename).resolve('@slipway/cdk8s/package.json')),
  'bin/slipway',
);

/** What an action of the portal is made of. */
export type ActionOptions = Parameters<typeof createPullRequestAction>[0];

/** A step of a template. */
export interface BenchStep {
  readonly action: (options: ActionOptions) => {
    readonly handler: (context: never) => Promise<void>;
  };
  readonly input: object;
}

/**
 * GitOps repositories on the sandbox's Git host, changed by the portal's actions and judged by the real command line in a
 * clone. Made where tests are described; a repository at a time.
 */
export class FleetBench {
  readonly #data = createMockDirectory();
  readonly #clone = createMockDirectory();
  readonly #workspace = createMockDirectory();
  #sandbox: RunningSandbox | undefined;
  #count = 0;

  async start(): Promise<void> {
    this.#sandbox = await startSandbox({
      dataDir: this.#data.path,
      logger: { info() {}, warn() {}, error() {}, debug() {} },
    });
  }

  async stop(): Promise<void> {
    await this.#sandbox?.stop();
  }

  /** A repository of its own with what the files give, in a fresh clone. */
  async begin(files: Readonly<Record<string, string>>) {
    this.#count += 1;
    const name = `fleet-${this.#count}`;
    const { credentials, gitHost, urls } = this.#sandbox!;
    await gitHost.ensureRepository({
      owner: 'platform',
      name,
      defaultBranch: 'main',
    });
    const url = gitHost.cloneUrl('platform', name);
    this.#clone.clear();
    this.#clone.setContent(files);
    await this.#git('init', '--quiet', '--initial-branch=main');
    const made = await this.slipway(
      'synth',
      '--mode',
      'git',
      '--repository',
      url,
    );
    assert.equal(made.status, 0, made.output);
    await gitHost.commitFiles({
      owner: 'platform',
      name,
      branch: 'main',
      message: 'Begin',
      author: { name: 'Ana', email: 'ana@example.com' },
      files: (await this.#git('ls-files', '--others'))
        .trim()
        .split('\n')
        .map(path => ({ path, content: this.text(path) })),
    });
    const root = new ConfigReader({
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
        repository: { url, mode: 'git' },
        environments: [
          { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
        ],
      },
    });
    const integrations = ScmIntegrations.fromConfig(root);
    const options: ActionOptions = {
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

  /** Runs the steps of a form in one workspace, and gives what each of them answered. */
  async run(
    steps: readonly BenchStep[],
    { options }: Awaited<ReturnType<FleetBench['begin']>>,
  ): Promise<readonly ActionRun[]> {
    this.#workspace.clear();
    const runs: ActionRun[] = [];
    for (const { action, input } of steps) {
      runs.push(
        await runAction(action(options), {
          input,
          workspacePath: this.#workspace.path,
        }),
      );
    }
    return runs;
  }

  /** The same, and after them the pull request with what the last one says; merges it and clones what came of it. */
  async merge(
    steps: readonly BenchStep[],
    repository: Awaited<ReturnType<FleetBench['begin']>>,
  ): Promise<ActionRun> {
    const { credentials, urls } = this.#sandbox!;
    const last = (await this.run(steps, repository)).at(-1)!;
    const { outputs } = await runAction(
      createPullRequestAction(repository.options),
      {
        input: {
          application: 'change',
          description: last.outputs.summary,
          deletes: last.outputs.deletes,
          madeFrom: last.outputs.commit,
        },
        workspacePath: this.#workspace.path,
      },
    );
    const { status } = await fetch(
      `${urls.git}/api/v1/repos/platform/${repository.name}/pulls/${outputs.number}/merge`,
      {
        method: 'POST',
        headers: {
          authorization: `token ${credentials.gitea.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ Do: 'merge' }),
      },
    );
    assert.equal(status, 200);
    this.#clone.clear();
    const authorized = new URL(repository.url);
    authorized.username = credentials.gitea.username;
    authorized.password = credentials.gitea.password;
    await this.#git('clone', '--quiet', authorized.href, '.');
    return last;
  }

  /** The command line, in the clone. */
  slipway(...args: readonly string[]) {
    return this.#run(process.execPath, SLIPWAY, ...args);
  }

  /** A file of the clone. */
  text(path: string): string {
    return readFileSync(join(this.#clone.path, path), 'utf8');
  }

  /** What the last run left in its workspace. */
  workspaceFiles(): readonly string[] {
    return readdirSync(this.#workspace.path);
  }

  async #git(...args: readonly string[]): Promise<string> {
    const { output, status } = await this.#run('git', ...args);
    assert.equal(status, 0, `git ${args.join(' ')}: ${output}`);
    return output;
  }

  /** Not synchronous, since the Git host is in this process. */
  async #run(command: string, ...args: readonly string[]) {
    const child = spawn(command, args, {
      cwd: this.#clone.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stderr.on('data', chunk => chunks.push(chunk));
    const [status] = await once(child, 'close');
    return { status, output: Buffer.concat(chunks).toString('utf8') };
  }
}
