/* A backend's commands in a process of their own, to be killed. Started by processFaults.test.ts. */
import { SchedulerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createChartRegistry,
  readGitopsConfig,
} from '@slipway/plugin-gitops-node';
import knexFactory from 'knex';
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChartRegistries } from '../../charts/ChartRegistries';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { commandDefinitions } from '../../commandDefinitions';
import {
  CommandDefinition,
  CommandStepDefinition,
} from '../../commands/CommandDefinition';
import { DatabaseCommandService } from '../../commands/DatabaseCommandService';
import { StepContext } from '../../commands/StepContext';
import { DatabaseClock } from '../../locks/DatabaseClock';
import { DatabaseLocks } from '../../locks/DatabaseLocks';
import { FaultMoment, FaultPoint, WorkerPlan } from './FaultPlan';
import { heldHeaders } from './HeldRequest';
import { ReachedPoints } from './ReachedPoints';
import { TakenRequests } from './TakenRequests';

const LEASE_MS = 1500;
/** Dozens of releases wait at the same time, and share the processor with what they wait for. */
const POLL_MS = 300;

/** The step that is running, for its requests. */
const running = new AsyncLocalStorage<{
  readonly name: string;
  readonly point?: FaultPoint;
}>();

async function main(plan: WorkerPlan) {
  watchRequests(plan);
  const knex = knexFactory(plan.database);
  const root = new ConfigReader(plan.config as never);
  const config = readGitopsConfig(root);
  const clock = await DatabaseClock.create({ knex });
  const now = () => clock.now();
  const log = (message: string) =>
    appendFileSync(join(plan.folder, 'log'), `${process.pid} ${message}\n`);
  const logger = {
    error: log,
    warn: log,
    info() {},
    debug() {},
    child: () => logger,
  };
  const definitions = commandDefinitions({
    config,
    urlReader: {} as never,
    integrations: ScmIntegrations.fromConfig(root),
    clients: new ArgoCdClients({ config }),
    ledger: { get: async () => undefined },
    registries: new ChartRegistries({
      repositories: config.chartRepositories,
      create: createChartRegistry,
    }),
    locks: new DatabaseLocks({ knex, now }),
    timings: {
      pollMs: POLL_MS,
      mergePollMs: POLL_MS,
      longestMergePollMs: POLL_MS,
    },
  });
  const service = await DatabaseCommandService.create({
    database: { getClient: async () => knex, migrations: { skip: true } },
    logger,
    scheduler: everySoOften(),
    definitions: definitions.map(definition => withFaults(definition, plan)),
    now,
    leaseMs: LEASE_MS,
    concurrency: plan.points.length,
  });
  await service.start();
}

/** The scheduler's ticks, faster. */
function everySoOften(): SchedulerService {
  return {
    scheduleTask: async ({ fn }: { fn: () => Promise<void> }) => {
      setInterval(() => fn().catch(() => {}), 200);
    },
  } as unknown as SchedulerService;
}

function withFaults(
  definition: CommandDefinition,
  plan: WorkerPlan,
): CommandDefinition {
  return {
    ...definition,
    steps: parameters =>
      definition.steps(parameters).map(step => withFault(step, plan)),
  };
}

function withFault(
  step: CommandStepDefinition,
  plan: WorkerPlan,
): CommandStepDefinition {
  return {
    ...step,
    run: context => {
      const { name } = context.deployment;
      const point = plan.points.find(
        each => each.name === name && each.step === step.name,
      );
      return running.run({ name, point }, async () => {
        await reach(point, 'before', plan);
        const result = await step.run(noted(context, point, plan));
        await reach(point, 'after', plan);
        return result;
      });
    },
  };
}

/** The context of a step whose middle is what it notes. */
function noted(
  context: StepContext,
  point: FaultPoint | undefined,
  plan: WorkerPlan,
): StepContext {
  if (point?.middle !== 'remember') return context;
  return new Proxy(context, {
    get(target, property) {
      if (property === 'remember') {
        return async (patch: never) => {
          await reach(point, 'middle', plan);
          return target.remember(patch);
        };
      }
      const value = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Stops for good where this process is to be killed; a process that takes over goes on. */
async function reach(
  point: FaultPoint | undefined,
  moment: FaultMoment,
  plan: WorkerPlan,
): Promise<void> {
  if (!isDue(point, moment, plan)) return;
  new ReachedPoints(plan.folder).add(point.name, process.pid);
  await new Promise(() => {});
}

function isDue(
  point: FaultPoint | undefined,
  moment: FaultMoment,
  { folder }: WorkerPlan,
): point is FaultPoint {
  return point?.moment === moment && !new ReachedPoints(folder).has(point.name);
}

/** Notes every request that the outside took, and stops at the one that a point is about. */
function watchRequests(plan: WorkerPlan): void {
  const send = globalThis.fetch;
  const taken = new TakenRequests(plan.folder);
  globalThis.fetch = async (input, init) => {
    const step = running.getStore();
    if (!step) return send(input, init);
    const { name, point } = step;
    const method = init?.method ?? 'GET';
    const url = new URL(input instanceof Request ? input.url : input);
    const path = `${url.pathname}${url.search}`;
    const isMeant =
      point && point.middle !== 'remember'
        ? point.middle.method === method &&
          new RegExp(point.middle.path).test(path)
        : false;
    if (isMeant && isDue(point, 'in flight', plan)) {
      await send(new URL(path, plan.holdingProxy), {
        ...init,
        headers: heldHeaders(init?.headers, { release: name, target: url }),
        // It is under way until this process is killed, however long that takes.
        signal: undefined,
      });
    }
    const answer = await send(input, init);
    taken.add({ release: name, method, path }, answer.status);
    if (isMeant) await reach(point, 'middle', plan);
    return answer;
  };
}

main(JSON.parse(readFileSync(process.argv[2], 'utf8'))).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
