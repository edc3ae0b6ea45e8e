import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { JsonObject } from '@backstage/types';
import { Command } from '@slipway/plugin-gitops-common';
import request from 'supertest';
import { documentedHttpRouter } from '../../__testUtils__/documentedHttpRouter';
import { testComponent } from '../../__testUtils__/startPlugin';
import { SandboxBench } from '../../commands/__testUtils__/SandboxBench';
import { untilHolds } from '../../commands/__testUtils__/untilHolds';
import { gitopsPlugin } from '../../plugin';
import { until } from '../../testing/until';
import { webChart } from './webChart';

const ENTITY = 'component:default/shop';
const PATH = '/api/gitops/v1/entities/component/default/shop';

/** The whole backend over the whole sandbox, used as its users do: by HTTP. */
export class ReleaseBackend {
  readonly bench: SandboxBench;
  /** What the owners were told, in order. */
  readonly told: NotificationSendOptions[];
  readonly #backend: TestBackend;

  static async start(
    databases: TestDatabases,
    options: {
      /** More below `gitops.charts`. */
      readonly charts?: (bench: SandboxBench) => JsonObject;
    } = {},
  ): Promise<ReleaseBackend> {
    const bench = await SandboxBench.start(databases);
    const { gitops, ...config } = bench.configData;
    const { charts, ...others } = gitops as JsonObject;
    const told: NotificationSendOptions[] = [];
    const backend = await startTestBackend({
      features: [
        gitopsPlugin,
        documentedHttpRouter,
        catalogServiceMock.factory({
          entities: [testComponent('shop', 'user:default/mock', {})],
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(notification: NotificationSendOptions) {
              told.push(notification);
            },
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            ...config,
            gitops: {
              ...others,
              charts: { ...(charts as JsonObject), ...options.charts?.(bench) },
              environments: [
                { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
              ],
            },
          },
        }),
      ],
    });
    return new ReleaseBackend(bench, backend, told);
  }

  private constructor(
    bench: SandboxBench,
    backend: TestBackend,
    told: NotificationSendOptions[],
  ) {
    this.bench = bench;
    this.#backend = backend;
    this.told = told;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.bench.stop();
  }

  /** A deployment of the chart `chart` in version 1.0.0, that nobody generated. */
  async run(
    name: string,
    options: { readonly chart?: string; readonly automated?: boolean } = {},
  ): Promise<void> {
    const { chart = name } = options;
    await this.bench.publish(await webChart({ name: chart, version: '1.0.0' }));
    await this.bench.createChartApplication(name, '1.0.0', {
      ...options,
      chart,
      entity: ENTITY,
    });
    if (options.automated === false) {
      await this.bench.clients
        .getClient('sandbox')
        .sync({ name, namespace: 'argocd' });
    }
    await this.bench.untilHealthy(name);
    await this.#untilSeen(name);
  }

  /** `POST …/releases` with the packaged chart as its body. */
  async upload(name: string, chart: Buffer): Promise<Command> {
    const { body } = await request(this.#backend.server)
      .post(`${PATH}/releases`)
      .query({ deploymentId: idOf(name), reason: 'CHG-7' })
      .set('content-type', 'application/gzip')
      .send(chart)
      .expect(202);
    return body;
  }

  /** `POST …/releases` with JSON; the answer as it comes. */
  async ask(name: string, body: object): Promise<request.Response> {
    return request(this.#backend.server)
      .post(`${PATH}/releases`)
      .send({ deploymentId: idOf(name), ...body });
  }

  async post(
    command: Command,
    what: 'cancel' | 'retry',
    body: object = {},
  ): Promise<request.Response> {
    return request(this.#backend.server)
      .post(`${PATH}/commands/${command.id}/${what}`)
      .send(body);
  }

  /** Follows a command until something holds. */
  async until(
    { id }: Command,
    what: (command: Command) => boolean,
  ): Promise<Command> {
    let command: Command | undefined;
    await untilHolds(async () => {
      const { body } = await request(this.#backend.server)
        .get(`${PATH}/commands/${id}`)
        .expect(200);
      command = body;
      if (what(body)) return true;
      if (!command?.finishedAt) return false;
      throw new Error(`It ended before: ${JSON.stringify(body)}`);
    });
    return command!;
  }

  ended(command: Command): Promise<Command> {
    return this.until(command, ({ finishedAt }) => Boolean(finishedAt));
  }

  /** Whether the chart repository has a version of a chart. */
  async isPublished(chart: string, version: string): Promise<boolean> {
    const { chartmuseum } = this.bench.sandbox.urls;
    const url = `${chartmuseum}/api/charts/${chart}/${version}`;
    return (await fetch(url)).ok;
  }

  /** State of a pull request on the Git host. */
  async pullRequestState(number: number): Promise<string> {
    const { urls, credentials } = this.bench.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/pulls/${number}`,
      { headers: { authorization: `token ${credentials.gitea.token}` } },
    );
    return (await answer.json()).state;
  }

  /** Until the plugin lists the deployment. */
  async #untilSeen(name: string): Promise<void> {
    await until(async () => {
      const path = `${PATH}/deployments/${idOf(name)}`;
      return (await request(this.#backend.server).get(path)).status !== 404;
    });
  }

  /** Merges a generated application into the GitOps repository, and waits until it runs. */
  async merge(
    config: Parameters<SandboxBench['merge']>[0],
    name: string,
  ): Promise<void> {
    await this.bench.merge(config);
    await this.bench.untilHealthy(name);
    await this.#untilSeen(name);
  }
}

function idOf(name: string): string {
  return `sandbox:argocd:${name}`;
}
