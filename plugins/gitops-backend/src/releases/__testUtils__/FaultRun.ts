import { mockServices } from '@backstage/backend-test-utils';
import { Command } from '@slipway/plugin-gitops-common';
import knexFactory, { Knex } from 'knex';
import { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxBench } from '../../commands/__testUtils__/SandboxBench';
import { CommandService } from '../../commands/CommandService';
import { DatabaseCommandService } from '../../commands/DatabaseCommandService';
import { createReleaseCommand } from '../createReleaseCommand';
import { ReleaseTools } from '../ReleaseTools';
import { FaultApplications } from './FaultApplications';
import { FaultCase } from './FaultPlan';
import { FaultRow } from './FaultRow';
import { FaultWorkers } from './FaultWorkers';
import { HoldingProxy } from './HoldingProxy';
import { judgeFaultCase } from './judgeFaultCase';
import { ReachedPoints } from './ReachedPoints';
import { TakenRequests } from './TakenRequests';

/** Simulated clusters and rendering share the processor with the backends. */
const UNDER_WAY = 8;
const LOOK_MS = 200;

interface FaultRunParts {
  readonly bench: SandboxBench;
  readonly cases: readonly FaultCase[];
  readonly folder: string;
  readonly admin: Knex;
  readonly database: string;
  readonly knex: Knex;
  readonly service: CommandService;
  readonly proxy: HoldingProxy;
  readonly applications: FaultApplications;
  readonly workers: FaultWorkers;
  /** What the outside answered after the kill, by release. */
  readonly delivered: ReadonlyMap<string, number>;
  readonly reached: ReachedPoints;
  readonly taken: TakenRequests;
}

/** Releases in processes that are killed. */
export class FaultRun {
  readonly workers: FaultWorkers;
  readonly #parts: FaultRunParts;
  readonly #ids = new Map<string, string>();
  readonly #ended = new Set<string>();

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
    const reached = new ReachedPoints(folder);
    const taken = new TakenRequests(folder);
    const delivered = new Map<string, number>();
    const proxy = await HoldingProxy.start({
      held: ({ release, sender }) => reached.add(release, sender),
      delivered: (request, status) => {
        delivered.set(request.release, status);
        taken.add(request, status);
      },
    });
    const applications = new FaultApplications(bench, cases);
    const plan = {
      config: applications.configData,
      database: settings,
      points: cases,
      holdingProxy: proxy.url,
      folder,
    };
    return new FaultRun({
      ...{ bench, cases, folder, admin, database, knex, service, proxy },
      ...{ applications, delivered, reached, taken },
      workers: new FaultWorkers(plan, proxy),
    });
  }

  private constructor(parts: FaultRunParts) {
    this.#parts = parts;
    this.workers = parts.workers;
  }

  async stop(): Promise<void> {
    const { admin, database, folder, knex, proxy } = this.#parts;
    await this.workers.killAll();
    await proxy.close();
    await knex.destroy();
    await admin.raw('drop database ??', [database]);
    await admin.destroy();
    await rm(folder, { recursive: true, force: true });
  }

  /** A release of 1.1.0 is accepted for each Application, a few under way at a time. */
  async submitAll(): Promise<void> {
    const { applications, bench, cases, service } = this.#parts;
    await applications.createAll();
    for (const { app, name, way } of cases) {
      await this.until(
        'the releases before have come to their points',
        () => this.#ids.size - this.reached().size < UNDER_WAY,
      );
      const archive = await applications.archive(app, '1.1.0');
      const { id } = await service.submit(
        bench.request('release', name, {
          archive: archive.toString('base64'),
          ...(way === 'commit' && { changes: 'commit' }),
        }),
      );
      this.#ids.set(name, id);
    }
  }

  /** The points that were reached, with the process that stands there. */
  reached(): ReadonlyMap<string, number> {
    return this.#parts.reached.all();
  }

  pointsOf({ pid }: ChildProcess): readonly FaultCase[] {
    const reached = this.reached();
    return this.#parts.cases.filter(({ name }) => reached.get(name) === pid);
  }

  async haveEnded(cases: readonly FaultCase[]): Promise<boolean> {
    for (const each of cases) {
      if (this.#ended.has(each.name)) continue;
      if (!(await this.#command(each)).finishedAt) return false;
      this.#ended.add(each.name);
    }
    return true;
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
        setTimeout(done, LOOK_MS);
      });
    }
  }

  async rows(): Promise<readonly FaultRow[]> {
    const { applications, cases, delivered, taken } = this.#parts;
    return Promise.all(
      cases.map(async each =>
        judgeFaultCase(each, {
          command: await this.#command(each),
          facts: await applications.facts(each),
          delivered: delivered.get(each.name),
          taken,
        }),
      ),
    );
  }

  async #command({ name }: Pick<FaultCase, 'name'>): Promise<Command> {
    return (await this.#parts.service.get(this.#ids.get(name)!))!;
  }

  async #mergeOpen(): Promise<void> {
    const reached = this.reached();
    const waiting = this.#parts.cases.filter(
      ({ name, way, step }) =>
        way === 'pull request' &&
        this.#ids.has(name) &&
        !this.#parts.applications.isMerged(name) &&
        (step !== 'wait-merged' || reached.has(name)),
    );
    for (const each of waiting) {
      const number = (await this.#command(each)).outcome?.pullRequestNumber;
      if (number) await this.#parts.applications.merge(each, number);
    }
  }

  async #describe(): Promise<string> {
    const reached = this.reached();
    const open = await Promise.all(
      this.#parts.cases
        .filter(({ name }) => this.#ids.has(name))
        .map(async each => {
          const command = await this.#command(each);
          const now = command.steps.find(({ state }) => state === 'running');
          return command.finishedAt && reached.has(each.name)
            ? ''
            : `${each.name} (${each.step} ${each.moment}): ${command.state} at ${now?.name}; ${command.error ?? command.waitsFor ?? ''}`;
        }),
    );
    const log = join(this.#parts.folder, 'log');
    return [
      ...open.filter(Boolean),
      existsSync(log) ? readFileSync(log, 'utf8').slice(-3000) : '',
    ].join('\n');
  }
}
