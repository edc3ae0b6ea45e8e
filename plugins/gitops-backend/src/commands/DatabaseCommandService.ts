import {
  DatabaseService,
  LoggerService,
  resolvePackagePath,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Command, formatDeploymentId } from '@slipway/plugin-gitops-common';
import { redactSecrets } from '@slipway/plugin-gitops-node';
import { CommandDefinition } from './CommandDefinition';
import { CommandGuard } from './CommandGuard';
import {
  CancelCommandRequest,
  CommandForOptions,
  CommandService,
  ListCommandsOptions,
  OperationInitiator,
  RetryCommandRequest,
  SubmitCommandRequest,
} from './CommandService';
import { CommandControl } from './queue/CommandControl';
import { CommandLease } from './queue/CommandLease';
import { CommandQueue } from './queue/CommandQueue';
import { CommandRunner } from './queue/CommandRunner';
import { CommandStore } from './queue/CommandStore';
import { LeaseLostError } from './queue/LeaseLostError';
import { RetryPolicy } from './queue/retryDelay';

const TICK_SECONDS = 5;
/** The shortest pause between two looks, for a command that is due and that another replica is taking. */
const SHORTEST_MS = 20;

/** What the service is made of and how it behaves. */
export interface DatabaseCommandServiceOptions {
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly definitions: readonly CommandDefinition[];
  /** Gives the tick that finds what other replicas left; without it only what this process accepts is run. */
  readonly scheduler?: SchedulerService;
  /** Asked before each step that may change something; without it a command is only judged when it is accepted. */
  readonly guard?: CommandGuard;
  /** Told when a command has ended. A rejection is logged and changes nothing. */
  readonly onEnd?: (command: Command) => Promise<void>;
  /** Values that must never reach a row or a log. */
  readonly secrets?: () => readonly string[];
  /** Milliseconds until the lease of a backend that was killed lapses. @default 30000 */
  readonly leaseMs?: number;
  /** Commands that run at once in this process. @default 8 */
  readonly concurrency?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** @default the machine's clock */
  readonly now?: () => Date;
  /** Called on each tick, to keep `now` in step with other replicas. */
  readonly syncClock?: () => Promise<void>;
}

/**
 * Keeps commands in the database, which is the queue too, and runs them: at once after they are accepted, when they
 * are due again, and on a tick, for those that another replica left behind.
 */
export class DatabaseCommandService implements CommandService {
  readonly #options: DatabaseCommandServiceOptions;
  readonly #store: CommandStore;
  readonly #queue: CommandQueue;
  readonly #runner: CommandRunner;
  readonly #control: CommandControl;
  readonly #now: () => Date;
  readonly #redact: (text: string) => string;
  readonly #running = new Map<string, Running>();
  #active = false;
  #pumping?: Promise<void>;
  #pumpAgain = false;
  #timer?: NodeJS.Timeout;

  /** Brings the tables up to date, unless the database service is told not to. */
  static async create(
    options: DatabaseCommandServiceOptions,
  ): Promise<DatabaseCommandService> {
    const knex = await options.database.getClient();
    if (!options.database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@slipway/plugin-gitops-backend',
          'migrations',
        ),
      });
    }
    const now = options.now ?? (() => new Date());
    const leaseMs = options.leaseMs ?? 30_000;
    return new DatabaseCommandService(options, {
      store: new CommandStore({ knex, now }),
      queue: new CommandQueue({ knex, leaseMs, now }),
      now,
    });
  }

  private constructor(
    options: DatabaseCommandServiceOptions,
    parts: {
      readonly store: CommandStore;
      readonly queue: CommandQueue;
      readonly now: () => Date;
    },
  ) {
    this.#options = options;
    this.#store = parts.store;
    this.#queue = parts.queue;
    this.#now = parts.now;
    this.#redact = text => redactSecrets(text, options.secrets?.());
    this.#control = new CommandControl({
      ...parts,
      definitions: options.definitions,
      redact: this.#redact,
    });
    this.#runner = new CommandRunner({
      definitions: options.definitions,
      logger: options.logger,
      now: parts.now,
      retry: { limit: 8, firstMs: 1000, longestMs: 60_000, ...options.retry },
      redact: this.#redact,
      guard: options.guard,
    });
  }

  async submit(request: SubmitCommandRequest): Promise<Command> {
    const definition = this.#options.definitions.find(
      ({ kind }) => kind === request.kind,
    );
    if (!definition) {
      throw new InputError(
        `There is no command '${request.kind}'. Use one of ${this.#options.definitions
          .map(({ kind }) => kind)
          .join(', ')}.`,
      );
    }
    definition.check?.(request.parameters);
    const { command, created } = await this.#store.insert(
      { ...request, reason: request.reason && this.#redact(request.reason) },
      definition.steps(request.parameters),
    );
    if (created && definition.overrides) await this.#override(request);
    if (created) this.#wake();
    return command;
  }

  get(id: string): Promise<Command | undefined> {
    return this.#store.get(id);
  }

  list(options: ListCommandsOptions): Promise<readonly Command[]> {
    return this.#store.list(options);
  }

  commandFor(
    options: CommandForOptions,
  ): Promise<OperationInitiator | undefined> {
    return this.#store.commandFor(options);
  }

  async cancel(request: CancelCommandRequest): Promise<Command> {
    const command = await this.#control.cancel(request);
    this.#running.get(request.id)?.controller.abort();
    this.#wake();
    return command;
  }

  async retry(request: RetryCommandRequest): Promise<Command> {
    const command = await this.#control.retry(request);
    this.#wake();
    return command;
  }

  async wakeMerges(): Promise<void> {
    if (await this.#queue.wake('wait-merged')) this.#wake();
  }

  async start(): Promise<void> {
    this.#active = true;
    await this.#options.scheduler?.scheduleTask({
      id: 'gitops-commands',
      scope: 'local',
      frequency: { seconds: TICK_SECONDS },
      timeout: { minutes: 1 },
      fn: async () => {
        await this.#options.syncClock?.();
        await this.tick();
      },
    });
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#active = false;
    clearTimeout(this.#timer);
    await this.#pumping;
    for (const { controller } of this.#running.values()) controller.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Runs what is due now. Resolves when nothing more can be claimed, not when it has ended. */
  async tick(): Promise<void> {
    if (!this.#active) return;
    this.#pumpAgain = true;
    this.#pumping ??= this.#pump();
    await this.#pumping;
  }

  async #pump(): Promise<void> {
    const concurrency = this.#options.concurrency ?? 8;
    try {
      while (this.#active && this.#pumpAgain) {
        this.#pumpAgain = false;
        while (this.#active && this.#running.size < concurrency) {
          const lease = await this.#queue.claim();
          if (!lease) break;
          this.#run(lease);
        }
        await this.#sleepUntilDue();
      }
    } finally {
      this.#pumping = undefined;
    }
  }

  #run(lease: CommandLease): void {
    const controller = new AbortController();
    const heartbeat = setInterval(() => {
      lease.renew().then(
        state => state === 'held' || controller.abort(reasonOf(state)),
        error => this.#log('renew a lease', error),
      );
    }, lease.leaseMs / 3);
    const done = this.#runner
      .run(lease, controller.signal)
      .then(ended => (ended ? this.#tellEnd(lease.row.id) : undefined))
      .catch(error => this.#log(`run command ${lease.row.id}`, error))
      .finally(() => {
        clearInterval(heartbeat);
        this.#running.delete(lease.row.id);
        this.#wake();
      });
    this.#running.set(lease.row.id, { controller, done });
  }

  async #override(request: SubmitCommandRequest): Promise<void> {
    const cancelled = await this.#queue.cancelHolder(
      formatDeploymentId(request.deployment),
      request.actor,
    );
    if (cancelled) this.#running.get(cancelled)?.controller.abort();
  }

  async #tellEnd(id: string): Promise<void> {
    const command = await this.#store.get(id);
    if (!command || !this.#options.onEnd) return;
    await this.#options
      .onEnd(command)
      .catch(error => this.#log(`tell about command ${id}`, error));
  }

  #wake(): void {
    if (!this.#active) return;
    this.tick().catch(error => this.#log('look for commands', error));
  }

  async #sleepUntilDue(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running.size >= (this.#options.concurrency ?? 8)) return;
    const due = await this.#queue.nextDue();
    if (!due || !this.#active) return;
    const wait = Math.max(due.getTime() - this.#now().getTime(), SHORTEST_MS);
    this.#timer = setTimeout(
      () => this.#wake(),
      Math.min(wait, TICK_SECONDS * 1000),
    );
    this.#timer.unref();
  }

  #log(what: string, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#options.logger.error(`Failed to ${what}: ${this.#redact(text)}`);
  }
}

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

function reasonOf(state: 'lost' | 'cancelled'): Error | undefined {
  return state === 'lost' ? new LeaseLostError('The lease lapsed') : undefined;
}
