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
import {
  appendFileSync,
  existsSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
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

const LEASE_MS = 1500;

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
    timings: { pollMs: 100, mergePollMs: 100, longestMergePollMs: 100 },
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
  writeFileSync(join(plan.folder, `ready.${process.pid}`), '');
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
  { folder }: WorkerPlan,
): Promise<void> {
  if (point?.moment !== moment) return;
  const file = join(folder, `reached.${point.name}`);
  if (existsSync(file)) return;
  writeFileSync(file, String(process.pid));
  await new Promise(() => {});
}

/** Notes every request that changes something, and stops after the one that is the middle of a step. */
function watchRequests(plan: WorkerPlan): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const method = init?.method ?? 'GET';
    const step = running.getStore();
    const writes = !['GET', 'HEAD'].includes(method);
    if (step && writes) {
      const url = String(input instanceof Request ? input.url : input);
      appendFileSync(
        join(plan.folder, 'requests'),
        `${step.name} ${method} ${new URL(url).pathname}\n`,
      );
    }
    const answer = await send(input, init);
    if (step?.point && (step.point.middle === 'WRITE') === writes) {
      await reach(step.point, 'middle', plan);
    }
    return answer;
  };
}

main(JSON.parse(readFileSync(process.argv[2], 'utf8'))).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
