import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { ApplicationConfig, generateApplication } from '@slipway/cdk8s';
import { Command } from '@slipway/plugin-gitops-common';
import {
  ArgoApplication,
  createChartRegistry,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import { RunningSandbox, startSandbox } from '@slipway/sandbox';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChartRegistries } from '../../charts/ChartRegistries';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { commandDefinitions } from '../../commandDefinitions';
import { createCommands, CreateCommandsOptions } from '../../createCommands';
import { LedgerEntry } from '../../ledger/LedgerStore';
import { DatabaseClock } from '../../locks/DatabaseClock';
import { DatabaseLocks } from '../../locks/DatabaseLocks';
import { toLedgerHistory } from '../../ledger/toLedgerOperations';
import { CommandDefinition } from '../CommandDefinition';
import { CommandService, SubmitCommandRequest } from '../CommandService';
import { DatabaseCommandService } from '../DatabaseCommandService';
import { GitHostKind, gitIntegration } from './gitIntegration';
import { untilHolds } from './untilHolds';

const AUTHOR = { name: 'Ana', email: 'ana@example.com' };

/** The commands over the whole sandbox: real sockets, real Git, a simulated cluster without delays. */
export class SandboxBench {
  readonly sandbox: RunningSandbox;
  readonly clients: ArgoCdClients;
  readonly knex: Knex;
  readonly logged: string[] = [];
  /** The configuration of a backend over this sandbox. */
  readonly configData: JsonObject;
  readonly #dataDir: string;
  readonly #config: ConfigReader;
  readonly #running: CommandService[] = [];

  /** @param kind - in whose words the Git host is spoken to */
  static async start(
    databases: TestDatabases,
    kind: GitHostKind = 'gitea',
  ): Promise<SandboxBench> {
    const dataDir = await mkdtemp(join(tmpdir(), 'commands-sandbox-'));
    const silent = { info() {}, warn() {}, error() {}, debug() {} };
    const sandbox = await startSandbox({
      dataDir,
      timings: {
        podReady: 0,
        podStop: 0,
        statusReady: 0,
        slowPodReady: 60_000,
      },
      waveDelaySeconds: 0,
      logger: silent,
      ...(kind === 'github' && { github: {} }),
      ...(kind === 'gitlab' && { gitlab: {} }),
    });
    const knex = await databases.init('SQLITE_3');
    return new SandboxBench(sandbox, knex, dataDir, kind);
  }

  private constructor(
    sandbox: RunningSandbox,
    knex: Knex,
    dataDir: string,
    kind: GitHostKind,
  ) {
    const { urls, credentials, env } = sandbox;
    this.sandbox = sandbox;
    this.knex = knex;
    this.#dataDir = dataDir;
    this.configData = {
      integrations: { [kind]: [gitIntegration(sandbox, kind)] },
      gitops: {
        argocd: {
          instances: [
            {
              name: 'sandbox',
              url: urls.argocd,
              token: credentials.argocd.token,
            },
          ],
        },
        charts: {
          repositories: [
            { name: 'museum', type: 'chartmuseum', url: urls.chartmuseum },
          ],
        },
        repository: {
          url: env.GITOPS_REPOSITORY_URL,
          branch: 'main',
          mode: 'cnoe',
        },
        environments: [
          {
            name: 'dev',
            changes: 'commit',
            match: [{ destination: 'dev-vcluster' }],
          },
        ],
      },
    };
    this.#config = new ConfigReader(this.configData);
    this.clients = new ArgoCdClients({
      config: readGitopsConfig(this.#config),
    });
  }

  /** Every secret that the commands are given. */
  get secrets(): readonly string[] {
    const { gitea, argocd } = this.sandbox.credentials;
    return [gitea.password, gitea.token, argocd.token, argocd.password];
  }

  /** One replica of the backend's writing half. */
  async replica(
    wrap?: (definition: CommandDefinition) => CommandDefinition,
  ): Promise<CommandService> {
    const log = (text: string) => this.logged.push(text);
    const logger = mockServices.logger.mock({
      error: log,
      warn: log,
      info: log,
    });
    const config = readGitopsConfig(this.#config);
    const clock = await DatabaseClock.create({ knex: this.knex });
    const options: CreateCommandsOptions = {
      config,
      clock,
      locks: new DatabaseLocks({ knex: this.knex, now: () => clock.now() }),
      registries: new ChartRegistries({
        repositories: config.chartRepositories,
        create: createChartRegistry,
      }),
      database: mockServices.database({ knex: this.knex }),
      logger,
      scheduler: mockServices.scheduler.mock(),
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(this.#config),
      clients: this.clients,
      ledger: { get: (deployment, id) => this.entry(deployment.name, id) },
      notifier: { entityChanged() {} },
      guard: { check: async () => {} },
      timings: { pollMs: 30, mergePollMs: 30, ownerMs: 200 },
    };
    const service = wrap
      ? await DatabaseCommandService.create({
          ...options,
          definitions: commandDefinitions(options).map(wrap),
        })
      : await createCommands(options);
    await service.start();
    this.#running.push(service);
    return service;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map(service => service.stop()));
    await this.clients.close();
    await this.sandbox.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  request(
    kind: SubmitCommandRequest['kind'],
    name: string,
    parameters: SubmitCommandRequest['parameters'] = {},
  ): SubmitCommandRequest {
    return {
      kind,
      entityRef: 'component:default/shop',
      deployment: { instance: 'sandbox', namespace: 'argocd', name },
      actor: 'user:default/jane',
      reason: 'a reason',
      parameters,
    };
  }

  /** Merges a config with all it makes into the GitOps repository and waits until it runs. */
  async merge(config: ApplicationConfig): Promise<void> {
    const { files } = generateApplication({
      config,
      mode: 'cnoe',
      repository: {
        url: this.sandbox.env.GITOPS_REPOSITORY_URL,
        branch: 'main',
      },
    });
    await this.sandbox.gitHost.commitFiles({
      owner: 'platform',
      name: 'gitops',
      branch: 'main',
      files,
      message: `Write ${config.name}`,
      author: AUTHOR,
    });
    await this.sandbox.settled();
  }

  /** Puts a chart into the chart repository, past the commands. */
  async publish(archive: Buffer): Promise<void> {
    const answer = await fetch(`${this.sandbox.urls.chartmuseum}/api/charts`, {
      method: 'POST',
      body: new Uint8Array(archive),
    });
    if (!answer.ok) throw new Error(`Publish: ${await answer.text()}`);
  }

  /** An Application that nobody generated, for chart `web`. */
  async createChartApplication(
    name: string,
    version: string,
    options: {
      /** @default web */
      readonly chart?: string;
      /** @default true */
      readonly automated?: boolean;
      /** The entity that it names. @default none */
      readonly entity?: string;
    } = {},
  ): Promise<void> {
    const { chart = 'web', automated = true, entity } = options;
    await this.clients.getClient('sandbox').create({
      metadata: {
        name,
        namespace: 'argocd',
        ...(entity && { annotations: { 'slipway.dev/entity': entity } }),
      },
      spec: {
        project: 'default',
        source: {
          repoURL: this.sandbox.urls.chartmuseum,
          chart,
          targetRevision: version,
        },
        destination: { name: 'dev-vcluster', namespace: name },
        syncPolicy: {
          ...(automated && {
            automated: { prune: true, selfHeal: true },
          }),
          syncOptions: ['CreateNamespace=true'],
        },
      },
    });
  }

  async application(name: string): Promise<ArgoApplication> {
    return this.clients.getClient('sandbox').get({ name, namespace: 'argocd' });
  }

  async untilHealthy(name: string): Promise<ArgoApplication> {
    let found: ArgoApplication | undefined;
    await untilHolds(async () => {
      found = await this.application(name).catch(() => undefined);
      const status = found?.status;
      return (
        !found?.operation &&
        status?.health?.status === 'Healthy' &&
        status.sync?.status === 'Synced' &&
        Boolean(status.history?.length)
      );
    });
    return found!;
  }

  async images(name: string): Promise<readonly string[]> {
    const { status } = await this.application(name);
    return status?.summary?.images ?? [];
  }

  async ended(service: CommandService, id: string): Promise<Command> {
    let command: Command | undefined;
    await untilHolds(async () => {
      command = await service.get(id);
      return command?.finishedAt !== undefined;
    });
    return command!;
  }

  /** Waits until the command waits for somebody, and says for what. */
  async waiting(service: CommandService, id: string): Promise<Command> {
    let command: Command | undefined;
    await untilHolds(async () => {
      command = await service.get(id);
      return command?.waitsFor !== undefined || Boolean(command?.finishedAt);
    });
    return command!;
  }

  /** Waits until it waits for what the pattern says. */
  async waitingFor(
    service: CommandService,
    id: string,
    what: RegExp,
  ): Promise<void> {
    await untilHolds(async () =>
      what.test((await service.get(id))?.waitsFor ?? ''),
    );
  }

  async untilRunning(name: string): Promise<void> {
    await untilHolds(
      async () =>
        (await this.application(name)).status?.operationState?.phase ===
        'Running',
    );
  }

  /** Argo CD tells operations apart by the second in which they start. */
  async untilNextSecond(name: string): Promise<void> {
    const { status } = await this.application(name);
    const last = Date.parse(status!.operationState!.startedAt);
    await untilHolds(() => Date.now() >= last + 1000);
  }

  /** Makes a server of the sandbox go away, or come back. */
  async setDown(server: string, down: boolean): Promise<void> {
    await this.setFault(server, down ? 'down' : 'none');
  }

  /** Makes a server of the sandbox fail in one way, or work again with `none`. */
  async setFault(
    server: string,
    fault: 'none' | 'down' | 'unauthorized' | 'refuse',
  ): Promise<void> {
    await fetch(`${this.sandbox.urls.control}/api/servers/${server}/fault`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    });
  }

  /** A pull request as its host describes it. */
  async pullRequest(
    number: number,
  ): Promise<{ readonly title: string; readonly body: string }> {
    const { urls, credentials } = this.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/pulls/${number}`,
      { headers: { authorization: `token ${credentials.gitea.token}` } },
    );
    return answer.json();
  }

  async mergePullRequest(number: number): Promise<void> {
    const { urls, credentials } = this.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/pulls/${number}/merge`,
      {
        method: 'POST',
        headers: {
          authorization: `token ${credentials.gitea.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ Do: 'merge' }),
      },
    );
    if (!answer.ok) throw new Error(`Merge: ${await answer.text()}`);
  }

  /** An entry of Argo CD's history as the ledger keeps it, named by its number. */
  async entry(name: string, id: string): Promise<LedgerEntry | undefined> {
    const deployment = { instance: 'sandbox', namespace: 'argocd', name };
    const found = toLedgerHistory(
      deployment,
      await this.application(name),
    ).find(({ argoHistoryId }) => String(argoHistoryId) === id);
    return found && { ...found, id };
  }
}
