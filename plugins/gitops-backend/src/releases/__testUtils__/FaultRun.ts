import { mockServices } from '@backstage/backend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import { packChart } from '@slipway/sandbox';
import knexFactory, { Knex } from 'knex';
import { ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxBench } from '../../commands/__testUtils__/SandboxBench';
import { CommandService } from '../../commands/CommandService';
import { DatabaseCommandService } from '../../commands/DatabaseCommandService';
import { createReleaseCommand } from '../createReleaseCommand';
import { ReleaseTools } from '../ReleaseTools';
import { FaultCase, WorkerPlan } from './FaultPlan';
import { FaultRow } from './FaultRow';

/** Simulated clusters and rendering share the processor with the backends. */
const UNDER_WAY = 8;

const chart = (name: string, version: string) =>
  packChart({
    name,
    version,
    files: {
      'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { version: "${version}" }\n`,
    },
  });

/** Releases in processes that are killed. */
export class FaultRun {
  readonly #bench: SandboxBench;
  readonly #folder: string;
  readonly #admin: Knex;
  readonly #database: string;
  readonly #knex: Knex;
  readonly #service: CommandService;
  readonly #cases: readonly FaultCase[];
  readonly #ids = new Map<string, string>();
  readonly #merged = new Set<string>();
  readonly #before = new Map<string, number>();
  readonly #workers: ChildProcess[] = [];

  static async start(
    bench: SandboxBench,
    url: string,
    cases: readonly FaultCase[],
  ): Promise<FaultRun> {
    const folder = await mkdtemp(join(tmpdir(), 'process-faults-'));
    const admin = knexFactory({ client: 'pg', connection: url });
    const database = `faults_${randomBytes(6).toString('hex')}`;
    await admin.raw('create database ??', [database]);
    const { hostname: host, port, username: user, password } = new URL(url);
    const connection = { host, port: Number(port), user, password, database };
    const settings = { client: 'pg', connection, pool: { min: 0, max: 12 } };
    const knex = knexFactory(settings);
    // Takes what is asked for and runs nothing.
    const service = await DatabaseCommandService.create({
      database: mockServices.database({ knex }),
      logger: mockServices.logger.mock(),
      definitions: [
        createReleaseCommand({ chartSources: [] } as unknown as ReleaseTools),
      ],
    });
    const plan: WorkerPlan = {
      config: bench.configData,
      database: settings,
      points: cases,
      folder,
    };
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan), {
      mode: 0o600,
    });
    return new FaultRun(bench, {
      folder,
      admin,
      database,
      knex,
      service,
      cases,
    });
  }

  private constructor(
    bench: SandboxBench,
    parts: {
      readonly folder: string;
      readonly admin: Knex;
      readonly database: string;
      readonly knex: Knex;
      readonly service: CommandService;
      readonly cases: readonly FaultCase[];
    },
  ) {
    this.#bench = bench;
    this.#folder = parts.folder;
    this.#admin = parts.admin;
    this.#database = parts.database;
    this.#knex = parts.knex;
    this.#service = parts.service;
    this.#cases = parts.cases;
  }

  async stop(): Promise<void> {
    for (const worker of this.#workers) await this.kill(worker);
    await this.#knex.destroy();
    await this.#admin.raw('drop database ??', [this.#database]);
    await this.#admin.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Every Application runs version 1.0.0. */
  async createAll(): Promise<void> {
    for (const { app, way } of this.#cases) {
      await this.#bench.publish(await chart(app, '1.0.0'));
      if (way === 'direct') {
        await this.#bench.createChartApplication(app, '1.0.0', {
          chart: app,
          automated: false,
        });
        await this.#bench.clients
          .getClient('sandbox')
          .sync({ name: app, namespace: 'argocd' });
      } else {
        await this.#bench.merge({
          name: app,
          entity: 'component:default/shop',
          namespace: app,
          delivery: {
            type: 'chart',
            repoURL: this.#bench.sandbox.urls.chartmuseum,
            chart: app,
          },
          environments: {
            dev: { destination: 'dev-vcluster', chartVersion: '1.0.0' },
          },
        });
      }
    }
    for (const { name } of this.#cases) {
      const { status } = await this.#bench.untilHealthy(name);
      this.#before.set(name, status!.history!.length);
    }
  }

  /** A release of 1.1.0 is accepted for each, a few under way at a time. */
  async submitAll(): Promise<void> {
    for (const { app, name } of this.#cases) {
      await this.until(
        'the releases before have come to their points',
        () => this.#ids.size - this.reached().size < UNDER_WAY,
      );
      const archive = (await chart(app, '1.1.0')).toString('base64');
      const { id } = await this.#service.submit(
        this.#bench.request('release', name, { archive }),
      );
      this.#ids.set(name, id);
    }
  }

  spawn(): ChildProcess {
    const worker = fork(
      join(__dirname, 'releaseWorker.ts'),
      [join(this.#folder, 'plan.json')],
      {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        ],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: '' },
      },
    );
    worker.stderr?.on('data', chunk => process.stderr.write(chunk));
    this.#workers.push(worker);
    return worker;
  }

  async kill(worker: ChildProcess): Promise<void> {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = new Promise(done => {
      worker.once('exit', done);
    });
    worker.kill('SIGKILL');
    await gone;
  }

  /** The points that were reached, with the process that stands there. */
  reached(): ReadonlyMap<string, number> {
    return new Map(
      readdirSync(this.#folder)
        .filter(file => file.startsWith('reached.'))
        .map(file => [
          file.slice('reached.'.length),
          Number(readFileSync(join(this.#folder, file), 'utf8')),
        ]),
    );
  }

  pointsOf({ pid }: ChildProcess): readonly FaultCase[] {
    const reached = this.reached();
    return this.#cases.filter(({ name }) => reached.get(name) === pid);
  }

  async haveEnded(cases: readonly FaultCase[]): Promise<boolean> {
    const commands = await Promise.all(cases.map(each => this.#command(each)));
    return commands.every(({ finishedAt }) => finishedAt);
  }

  /** Merges what is open meanwhile, as people do. */
  async until(
    what: string,
    holds: () => boolean | Promise<boolean>,
  ): Promise<void> {
    const deadline = Date.now() + 240_000;
    while (!(await holds())) {
      await this.#mergeOpen();
      if (Date.now() > deadline) {
        throw new Error(`Not in time: ${what}. ${await this.#describe()}`);
      }
      await new Promise(done => {
        setTimeout(done, 100);
      });
    }
  }

  async rows(): Promise<readonly FaultRow[]> {
    const file = join(this.#folder, 'requests');
    const requests = readFileSync(file, 'utf8').trim().split('\n');
    return Promise.all(
      this.#cases.map(async each => {
        const { app, name, step, way, moment } = each;
        const command = await this.#command(each);
        const count = (pattern: RegExp) =>
          requests.filter(line => pattern.test(line)).length;
        const pushes = count(new RegExp(`^${name} POST /api/charts$`));
        const syncs = count(new RegExp(`^${name} POST .*/${name}/sync$`));
        const pulls = await this.#pulls(app);
        const application = await this.#bench.application(name);
        const deployments =
          application.status!.history!.length - this.#before.get(name)!;
        const last = application.status!.history!.at(-1);
        const made = command.steps.find(found => found.name === step)!;
        const wanted = way === 'direct' ? [1, 1, 0] : [1, 0, 1];
        return {
          step,
          title: made.title,
          way,
          moment,
          attempts: made.attempts,
          outcome: [
            command.error ?? command.state,
            `${pushes} push`,
            way === 'direct' ? `${syncs} sync` : `${pulls} pull request`,
          ].join(', '),
          fine:
            command.state === 'succeeded' &&
            last?.revision === '1.1.0' &&
            deployments === 1 &&
            made.attempts === 2 &&
            [pushes, way === 'direct' ? syncs : 0, pulls].join() ===
              wanted.join(),
        };
      }),
    );
  }

  async #command({ name }: Pick<FaultCase, 'name'>): Promise<Command> {
    return (await this.#service.get(this.#ids.get(name)!))!;
  }

  async #mergeOpen(): Promise<void> {
    const reached = this.reached();
    for (const each of this.#cases) {
      const { name, way, step } = each;
      if (way === 'direct' || this.#merged.has(name)) continue;
      if (!this.#ids.has(name)) continue;
      if (step === 'wait-merged' && !reached.has(name)) continue;
      const number = (await this.#command(each)).outcome?.pullRequestNumber;
      if (!number) continue;
      await this.#bench.mergePullRequest(number);
      this.#merged.add(name);
    }
  }

  async #pulls(app: string): Promise<number> {
    const { urls, credentials } = this.#bench.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/pulls?state=all&limit=50`,
      { headers: { authorization: `token ${credentials.gitea.token}` } },
    );
    const pulls: readonly { title: string }[] = await answer.json();
    return pulls.filter(({ title }) => title === `Release ${app} 1.1.0 to dev`)
      .length;
  }

  async #describe(): Promise<string> {
    const reached = this.reached();
    const open = await Promise.all(
      this.#cases
        .filter(({ name }) => this.#ids.has(name))
        .map(async each => {
          const command = await this.#command(each);
          const now = command.steps.find(({ state }) => state === 'running');
          return command.finishedAt && reached.has(each.name)
            ? ''
            : `${each.name} (${each.step} ${each.moment}): ${command.state} at ${now?.name}; ${command.error ?? command.waitsFor ?? ''}`;
        }),
    );
    const log = join(this.#folder, 'log');
    return [
      ...open.filter(Boolean),
      existsSync(log) ? readFileSync(log, 'utf8').slice(-3000) : '',
    ].join('\n');
  }
}
