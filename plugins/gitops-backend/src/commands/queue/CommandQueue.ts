import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { COMMAND_COLUMNS, CommandRow } from './CommandRow';
import { CancelNote } from './CancelNote';
import { CommandLease } from './CommandLease';
import { earlierOfKind } from './earlierOfKind';

/**
 * The table as a queue. A command is claimed with a lease: by locking its row where the database can skip locked
 * rows, by a conditional update elsewhere. A lease that was not renewed in time is free for any replica.
 */
export class CommandQueue {
  readonly #knex: Knex;
  readonly #leaseMs: number;
  readonly #now: () => Date;
  readonly #oneAtATime: readonly string[];

  constructor(options: {
    readonly knex: Knex;
    /** Milliseconds until an unrenewed lease lapses. */
    readonly leaseMs: number;
    readonly now: () => Date;
    /** Kinds of which a deployment has one at a time, from its beginning to its end. @default none */
    readonly oneAtATime?: readonly string[];
  }) {
    this.#knex = options.knex;
    this.#leaseMs = options.leaseMs;
    this.#now = options.now;
    this.#oneAtATime = options.oneAtATime ?? [];
  }

  /** Takes the command that is due for longest; undefined when none is, or when another replica was faster. */
  async claim(): Promise<CommandLease | undefined> {
    const owner = randomUUID();
    const row = this.#canSkipLocked()
      ? await this.#knex
          .transaction(async trx => {
            const candidate = await this.#due(trx).forUpdate().skipLocked();
            return this.#take(trx, owner, candidate[0]);
          })
          .catch(undefinedOnConflict)
      : await this.#take(
          this.#knex,
          owner,
          (await this.#due(this.#knex))[0],
        ).catch(undefinedOnConflict);
    return (
      row &&
      new CommandLease({
        knex: this.#knex,
        owner,
        row,
        tookOver: row.lease_owner !== null,
        leaseMs: this.#leaseMs,
        now: this.#now,
      })
    );
  }

  /**
   * When the next command that nothing blocks is due, also when that has passed: it may have become due since the last
   * claim. Undefined when there is none.
   */
  async nextDue(): Promise<Date | undefined> {
    const row = await this.#eligible(this.#knex)
      .whereNull('c.lease_owner')
      .min({ at: 'c.run_after' })
      .first();
    return row?.at ? new Date(row.at) : undefined;
  }

  /** Asks for the end of the command that has a deployment for itself. Returns its id. */
  async cancelHolder(
    deploymentId: string,
    actor: string,
  ): Promise<string | undefined> {
    const holder = await this.#knex<CommandRow>('commands')
      .where({ held_deployment: deploymentId })
      .whereNull('finished_at')
      .first('id');
    if (!holder) return undefined;
    await this.#knex('commands')
      .where({ id: holder.id })
      .whereNull('finished_at')
      .update({
        cancelled_by: actor,
        run_after: this.#now().toISOString(),
      });
    return holder.id;
  }

  /** Asks for the end of a command. False when it has ended, or its end was asked for already. */
  async cancel(
    id: string,
    actor: string,
    request: CancelNote,
  ): Promise<boolean> {
    const asked = await this.#knex('commands')
      .where({ id })
      .whereNull('finished_at')
      .whereNull('cancelled_by')
      .update({
        cancelled_by: actor,
        cancel_request: JSON.stringify(request),
        run_after: this.#now().toISOString(),
      });
    return asked === 1;
  }

  /** Makes the commands that wait in a step due now. Returns how many. */
  async wake(step: string): Promise<number> {
    const now = this.#now().toISOString();
    return this.#knex('commands')
      .whereNull('finished_at')
      .where('run_after', '>', now)
      .whereIn(
        'id',
        this.#knex('command_steps')
          .select('command_id')
          .where({ name: step, state: 'running' }),
      )
      .update({ run_after: now });
  }

  #due(knex: Knex | Knex.Transaction): Knex.QueryBuilder {
    const now = this.#now().toISOString();
    return this.#eligible(knex)
      .select(COMMAND_COLUMNS.map(column => `c.${column}`))
      .where('c.run_after', '<=', now)
      .where(lapsed =>
        lapsed.whereNull('c.lease_until').orWhere('c.lease_until', '<=', now),
      )
      .orderBy(['c.run_after', 'c.seq'])
      .limit(1);
  }

  /**
   * Not ended, and free to go: none of its kind has to end first, and it needs nothing for itself, has it already, or
   * is the first that wants it. One that waits for another of its kind keeps nobody else waiting.
   */
  #eligible(knex: Knex | Knex.Transaction): Knex.QueryBuilder {
    const others = () =>
      knex('commands as o')
        .select(knex.raw('1'))
        .whereRaw('o.deployment_id = c.deployment_id')
        .whereNull('o.finished_at');
    const ofKind = (alias: string) =>
      earlierOfKind(knex, alias, this.#oneAtATime);
    return knex('commands as c')
      .whereNull('c.finished_at')
      .where(turn =>
        turn.whereNotNull('c.cancelled_by').orWhereNotExists(ofKind('c')),
      )
      .where(free =>
        free
          .where('c.exclusive', false)
          .orWhereNotNull('c.cancelled_by')
          .orWhereNotNull('c.held_deployment')
          .orWhere(first =>
            first
              .whereNotExists(others().whereNotNull('o.held_deployment'))
              .whereNotExists(
                others()
                  .where('o.exclusive', true)
                  .whereRaw('o.seq < c.seq')
                  .whereNotExists(ofKind('o')),
              ),
          ),
      );
  }

  async #take(
    knex: Knex | Knex.Transaction,
    owner: string,
    candidate?: CommandRow,
  ): Promise<CommandRow | undefined> {
    if (!candidate) return undefined;
    const now = this.#now();
    const update = knex('commands').where({ id: candidate.id });
    if (candidate.lease_owner === null) update.whereNull('lease_owner');
    else update.where({ lease_owner: candidate.lease_owner });
    const taken = await update.whereNull('finished_at').update({
      lease_owner: owner,
      lease_until: new Date(now.getTime() + this.#leaseMs).toISOString(),
      held_deployment: heldBy(candidate),
      state: candidate.state === 'queued' ? 'running' : candidate.state,
      updated_at: now.toISOString(),
    });
    return taken === 1 ? candidate : undefined;
  }

  #canSkipLocked(): boolean {
    return this.#knex.client.config.client === 'pg';
  }
}

/** One that is to end needs nothing for itself: it may not even have had its turn. */
function heldBy(candidate: CommandRow): string | null {
  if (candidate.cancelled_by) return candidate.held_deployment;
  return candidate.exclusive ? candidate.deployment_id : null;
}

/** Another replica took a command of the same deployment in the same moment. */
function undefinedOnConflict(error: unknown): undefined {
  if (isDatabaseConflictError(error)) return undefined;
  throw error;
}
