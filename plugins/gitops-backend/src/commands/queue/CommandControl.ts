import { ConflictError, NotFoundError } from '@backstage/errors';
import { Command } from '@slipway/plugin-gitops-common';
import { CommandDefinition } from '../CommandDefinition';
import { CancelCommandRequest, RetryCommandRequest } from '../CommandService';
import { CommandQueue } from './CommandQueue';
import { CommandStore } from './CommandStore';
import { notFailed } from './notFailed';

/** Ends commands before their end, and has failed ones go on. */
export class CommandControl {
  readonly #store: CommandStore;
  readonly #queue: CommandQueue;
  readonly #definitions: readonly CommandDefinition[];
  readonly #redact: (text: string) => string;

  constructor(options: {
    readonly store: CommandStore;
    readonly queue: CommandQueue;
    readonly definitions: readonly CommandDefinition[];
    readonly redact: (text: string) => string;
  }) {
    this.#store = options.store;
    this.#queue = options.queue;
    this.#definitions = options.definitions;
    this.#redact = options.redact;
  }

  /** @throws NotFoundError, ConflictError when it has ended. */
  async cancel(request: CancelCommandRequest): Promise<Command> {
    const { id, actor, reason, closePullRequest } = request;
    const asked = await this.#queue.cancel(id, actor, {
      reason: reason && this.#redact(reason),
      closePullRequest,
    });
    const command = await this.#known(id);
    if (!asked && command.finishedAt) {
      throw new ConflictError(
        `This ${command.kind} has ended already, as ${command.state}.`,
      );
    }
    return command;
  }

  /** @throws NotFoundError, ConflictError when it has not failed or must not be repeated. */
  async retry({ id }: RetryCommandRequest): Promise<Command> {
    const command = await this.#known(id);
    const failed = command.steps.find(({ state }) => state === 'failed');
    if (command.state !== 'failed' || !failed) throw notFailed(command);
    const steps =
      this.#definitions
        .find(({ kind }) => kind === command.kind)
        ?.steps(await this.#store.parameters(id)) ?? [];
    const step = steps.find(({ name }) => name === failed.name);
    const from = step?.retry?.from ?? failed.name;
    const position = steps.findIndex(({ name }) => name === from);
    if (!step || position < 0) {
      throw new ConflictError(
        `This version of the backend has no step '${failed.name}' for a ${command.kind}. Ask for it again.`,
      );
    }
    await this.#store.retry(id, position, {
      exclusive: steps[position].exclusive ?? true,
      forget: step.retry?.forget ?? [],
    });
    return this.#known(id);
  }

  async #known(id: string): Promise<Command> {
    const command = await this.#store.get(id);
    if (command) return command;
    throw new NotFoundError(`There is no command '${id.slice(0, 100)}'.`);
  }
}
