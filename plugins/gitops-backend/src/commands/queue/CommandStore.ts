import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Command,
  formatDeploymentId,
  parseDeploymentId,
} from '@slipway/plugin-gitops-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { CommandDefinition, CommandStepDefinition } from '../CommandDefinition';
import {
  CommandForOptions,
  ListCommandsOptions,
  OperationInitiator,
  SubmitCommandRequest,
} from '../CommandService';
import { asksTheSame } from './asksTheSame';
import { commandFromRows } from './commandFromRows';
import { earlierOfKind } from './earlierOfKind';
import { COMMAND_COLUMNS, CommandRow, CommandStepRow } from './CommandRow';
import { keptParameters } from './keptParameters';
import { matchOperation } from './matchOperation';
import { requeue } from './requeue';

const LISTED = 50;

/** Accepts commands and reads them back. */
export class CommandStore {
  readonly #knex: Knex;
  readonly #now: () => Date;
  readonly #oneAtATime: readonly string[];

  constructor(options: {
    readonly knex: Knex;
    readonly now: () => Date;
    /** See {@link CommandQueue}. */
    readonly oneAtATime?: readonly string[];
  }) {
    this.#knex = options.knex;
    this.#now = options.now;
    this.#oneAtATime = options.oneAtATime ?? [];
  }

  /** Keeps a command with its steps, or answers with the one that was accepted under the same idempotency key. */
  async insert(
    request: SubmitCommandRequest,
    stepsOf: CommandDefinition['steps'],
  ): Promise<{ readonly command: Command; readonly created: boolean }> {
    const earlier = await this.#findByKey(request);
    if (earlier) return { command: earlier, created: false };
    const settled = await request.settled?.read();
    const parameters = { ...request.parameters, ...settled };
    const steps = stepsOf(parameters);
    const id = randomUUID();
    try {
      await this.#knex.transaction(trx =>
        this.#write(trx, id, { ...request, parameters }, steps),
      );
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      const first = await this.#findByKey(request);
      if (!first) throw error;
      return { command: first, created: false };
    }
    const command = await this.get(id);
    if (!command) throw new Error(`Command ${id} is gone`);
    return { command, created: true };
  }

  async get(id: string): Promise<Command | undefined> {
    const rows = await this.#select().where({ id });
    return (await this.#toCommands(rows))[0];
  }

  /** How many attempts of each step, by its name, an earlier end of the command has told. */
  async toldAttempts(id: string): Promise<ReadonlyMap<string, number>> {
    const rows: readonly CommandStepRow[] = await this.#knex('command_steps')
      .where({ command_id: id })
      .select('name', 'told_attempts');
    return new Map(rows.map(row => [row.name, row.told_attempts]));
  }

  /** What a command was asked for with. */
  async parameters(id: string): Promise<JsonObject> {
    const row = await this.#knex('commands').where({ id }).first('parameters');
    return row ? JSON.parse(row.parameters) : {};
  }

  async list(options: ListCommandsOptions): Promise<readonly Command[]> {
    const query = this.#select()
      .where({ entity_ref: options.entityRef })
      .orderBy('seq', 'desc')
      .limit(LISTED);
    if (options.deploymentId) {
      query.where({ deployment_id: options.deploymentId });
    }
    return this.#toCommands(await query);
  }

  /** Queues a failed command again from one of its steps; see {@link requeue}. */
  retry(
    id: string,
    position: number,
    options: {
      readonly exclusive: boolean;
      readonly forget: readonly string[];
    },
  ): Promise<void> {
    const now = this.#now().toISOString();
    return requeue(this.#knex, { id, position, now, ...options });
  }

  /** Who asked for an operation that Argo CD reports. */
  async commandFor(
    options: CommandForOptions,
  ): Promise<OperationInitiator | undefined> {
    const rows: CommandRow[] = await this.#select()
      .where({ deployment_id: formatDeploymentId(options) })
      .whereNotNull('operation_requested_at')
      .orderBy('seq', 'desc')
      .limit(LISTED);
    const row = matchOperation(rows, options);
    return (
      row && {
        commandId: row.id,
        kind: row.kind as Command['kind'],
        actor: row.actor,
        reason: row.reason ?? undefined,
      }
    );
  }

  async #write(
    trx: Knex.Transaction,
    id: string,
    request: SubmitCommandRequest,
    steps: readonly CommandStepDefinition[],
  ): Promise<void> {
    const now = this.#now().toISOString();
    const { archive } = request.parameters;
    await trx('commands').insert({
      id,
      kind: request.kind,
      entity_ref: request.entityRef,
      deployment_id: formatDeploymentId(request.deployment),
      actor: request.actor,
      reason: request.reason || null,
      idempotency_key: request.idempotencyKey ?? null,
      parameters: JSON.stringify(keptParameters(request.parameters)),
      attachment: typeof archive === 'string' ? archive : null,
      memory: '{}',
      outcome: '{}',
      left_behind: '{}',
      state: 'queued',
      exclusive: steps[0].exclusive ?? true,
      run_after: now,
      created_at: now,
      updated_at: now,
    });
    await trx('command_steps').insert(
      steps.map((step, position) => ({
        command_id: id,
        position,
        name: step.name,
        title: step.title,
        state: 'pending',
      })),
    );
  }

  async #findByKey(
    request: SubmitCommandRequest,
  ): Promise<Command | undefined> {
    if (!request.idempotencyKey) return undefined;
    const rows = await this.#select().where({
      entity_ref: request.entityRef,
      actor: request.actor,
      idempotency_key: request.idempotencyKey,
    });
    const [earlier] = await this.#toCommands(rows);
    const deploymentId = formatDeploymentId(request.deployment);
    if (
      earlier &&
      (earlier.kind !== request.kind ||
        earlier.deploymentId !== deploymentId ||
        !asksTheSame(request, JSON.parse(rows[0].parameters)))
    ) {
      throw new ConflictError(
        `The idempotency key '${request.idempotencyKey}' was used for the ${earlier.kind} of ${earlier.deploymentId}. Use a new one for each request.`,
      );
    }
    return earlier;
  }

  async #toCommands(rows: readonly CommandRow[]): Promise<Command[]> {
    if (!rows.length) return [];
    const steps: CommandStepRow[] = await this.#knex('command_steps').whereIn(
      'command_id',
      rows.map(({ id }) => id),
    );
    return Promise.all(
      rows.map(async row => {
        const command = commandFromRows(
          row,
          steps.filter(step => step.command_id === row.id),
        );
        const blocker = await this.#blockerOf(row);
        return blocker
          ? { ...command, state: 'waiting' as const, waitsFor: blocker }
          : command;
      }),
    );
  }

  /** What a command that cannot begin yet waits for, in one sentence. */
  async #blockerOf(row: CommandRow): Promise<string | undefined> {
    if (row.finished_at || row.held_deployment || !row.exclusive) {
      return undefined;
    }
    const knex = this.#knex;
    const before: CommandRow | undefined = await knex('commands as o')
      .where({ 'o.deployment_id': row.deployment_id })
      .whereNot({ 'o.id': row.id })
      .whereNull('o.finished_at')
      .where(ahead =>
        ahead
          .whereNotNull('o.held_deployment')
          .orWhere(earlier =>
            earlier
              .where('o.exclusive', true)
              .where('o.seq', '<', row.seq)
              .whereNotExists(earlierOfKind(knex, 'o', this.#oneAtATime)),
          )
          .orWhere(ofKind =>
            ofKind
              .whereIn('o.kind', this.#oneAtATime)
              .where('o.kind', row.kind)
              .where('o.seq', '<', row.seq),
          ),
      )
      .orderBy('o.seq', 'desc')
      .first(...COMMAND_COLUMNS.map(column => `o.${column}`));
    if (!before) return undefined;
    const { name } = parseDeploymentId(row.deployment_id);
    return `Waits for the ${before.kind} of ${name} that ${before.actor} asked for at ${before.created_at}.`;
  }

  #select(): Knex.QueryBuilder {
    return this.#knex('commands').select(...COMMAND_COLUMNS);
  }
}
