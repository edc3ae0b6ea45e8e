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
import { CommandPump } from './queue/CommandPump';
import { CommandQueue } from './queue/CommandQueue';
import { CommandRunner } from './queue/CommandRunner';
import { CommandStore } from './queue/CommandStore';
import { RetryPolicy } from './queue/retryDelay';

const TICK_SECONDS = 5;

/** What the service is made of and how it behaves. */
export interface DatabaseCommandServiceOptions {
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly definitions: readonly CommandDefinition[];
  /** Gives the tick that finds what other replicas left; without it only what this process accepts is run. */
  readonly scheduler?: SchedulerService;
  /** Asked before each step that may change something; without it a command is only judged when it is accepted. */
  readonly guard?: CommandGuard;
  /**
   * Told when a command has ended, with how many attempts of each step, by its name, were told before: more than none
   * when it went on after it had failed. A rejection is logged and changes nothing.
   */
  readonly onEnd?: (
    command: Command,
    toldAttempts: ReadonlyMap<string, number>,
  ) => Promise<void>;
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
  readonly #pump: CommandPump;
  readonly #control: CommandControl;
  readonly #redact: (text: string) => string;

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
    const oneAtATime = options.definitions
      .filter(definition => definition.oneAtATime)
      .map(({ kind }) => kind);
    return new DatabaseCommandService(options, {
      store: new CommandStore({ knex, now, oneAtATime }),
      queue: new CommandQueue({ knex, leaseMs, now, oneAtATime }),
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
    this.#redact = text => redactSecrets(text, options.secrets?.());
    this.#control = new CommandControl({
      ...parts,
      definitions: options.definitions,
      redact: this.#redact,
    });
    this.#pump = new CommandPump({
      queue: parts.queue,
      now: parts.now,
      concurrency: options.concurrency ?? 8,
      longestMs: TICK_SECONDS * 1000,
      onEnded: id => this.#tellEnd(id),
      onFault: (what, error) => this.#log(what, error),
      runner: new CommandRunner({
        definitions: options.definitions,
        logger: options.logger,
        now: parts.now,
        retry: { limit: 8, firstMs: 1000, longestMs: 60_000, ...options.retry },
        redact: this.#redact,
        guard: options.guard,
      }),
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
      parameters => definition.steps(parameters),
    );
    if (created && definition.overrides) await this.#override(request);
    if (created) this.#pump.wake();
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
    this.#pump.abort(request.id);
    this.#pump.wake();
    return command;
  }

  async retry(request: RetryCommandRequest): Promise<Command> {
    const command = await this.#control.retry(request);
    this.#pump.wake();
    return command;
  }

  async wakeMerges(): Promise<void> {
    if (await this.#queue.wake('wait-merged')) this.#pump.wake();
  }

  async start(): Promise<void> {
    this.#pump.start();
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
    this.#pump.wake();
  }

  stop(): Promise<void> {
    return this.#pump.stop();
  }

  /** Runs what is due now. Resolves when nothing more can be claimed, not when it has ended. */
  tick(): Promise<void> {
    return this.#pump.tick();
  }

  async #override(request: SubmitCommandRequest): Promise<void> {
    const cancelled = await this.#queue.cancelHolder(
      formatDeploymentId(request.deployment),
      request.actor,
    );
    if (cancelled) this.#pump.abort(cancelled);
  }

  async #tellEnd(id: string): Promise<void> {
    const command = await this.#store.get(id);
    // Somebody may have had it go on by now.
    if (!command?.finishedAt || !this.#options.onEnd) return;
    await this.#options
      .onEnd(command, await this.#store.toldAttempts(id))
      .catch(error => this.#log(`tell about command ${id}`, error));
  }

  #log(what: string, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#options.logger.error(`Failed to ${what}: ${this.#redact(text)}`);
  }
}
