import { CommandOutcome } from '@slipway/plugin-gitops-common';
import { Knex } from 'knex';
import { CancelNote } from './CancelNote';
import { CommandRow, CommandStepRow } from './CommandRow';
import { LeaseLostError } from './LeaseLostError';

/** What changes in the row of a command while it runs. */
export type CommandPatch = Partial<
  Pick<
    CommandRow,
    | 'memory'
    | 'outcome'
    | 'left_behind'
    | 'state'
    | 'waits_for'
    | 'error'
    | 'exclusive'
    | 'held_deployment'
    | 'operation_requested_at'
    | 'operation_started_at'
    | 'run_after'
    | 'finished_at'
  >
> & {
  /** Base64. */
  readonly attachment?: string;
};

/** A command whose end somebody asked for. */
export interface Cancellation {
  readonly actor: string;
  /** Absent when a terminate ended it. */
  readonly note?: CancelNote;
  readonly outcome: CommandOutcome;
  readonly leftBehind: Readonly<Record<string, string>>;
}

/** What changes in the row of a step. */
export type StepPatch = Partial<
  Omit<CommandStepRow, 'command_id' | 'position' | 'name' | 'title'>
>;

/**
 * A claimed command. Every write checks that the lease is still ours, so a backend that was paused past its lease
 * cannot write over the one that took over.
 */
export class CommandLease {
  readonly row: CommandRow;
  /** True when the holder before did not give it back: it was killed, or is cut off. */
  readonly tookOver: boolean;
  readonly leaseMs: number;
  readonly #knex: Knex;
  readonly #owner: string;
  readonly #now: () => Date;

  constructor(options: {
    readonly knex: Knex;
    readonly owner: string;
    readonly row: CommandRow;
    readonly tookOver: boolean;
    readonly leaseMs: number;
    readonly now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#owner = options.owner;
    this.#now = options.now;
    this.row = options.row;
    this.tookOver = options.tookOver;
    this.leaseMs = options.leaseMs;
  }

  async steps(): Promise<CommandStepRow[]> {
    return this.#knex<CommandStepRow>('command_steps')
      .where({ command_id: this.row.id })
      .orderBy('position');
  }

  /** Rejects with LeaseLostError when the lease is gone or the command was cancelled. */
  async write(
    patch: CommandPatch,
    step?: { readonly position: number; readonly patch: StepPatch },
  ): Promise<void> {
    await this.#guarded(patch, step, true);
  }

  /** The last write: ends the command and gives the deployment free. Steps that did not end are skipped. */
  async finish(
    patch: CommandPatch,
    step?: { readonly position: number; readonly patch: StepPatch },
  ): Promise<void> {
    const now = this.#now().toISOString();
    await this.#guarded(
      {
        ...patch,
        waits_for: null,
        held_deployment: null,
        exclusive: false,
        finished_at: now,
      },
      step,
      false,
      async trx => {
        await trx('gitops_locks').where({ owner: this.row.id }).delete();
        await trx('command_steps')
          .where({ command_id: this.row.id })
          .whereIn('state', ['pending', 'running'])
          .update({ state: 'skipped', finished_at: now });
      },
    );
  }

  /** Gives the command back until `runAfter`. */
  async release(
    patch: CommandPatch & { readonly run_after: string },
    step?: { readonly position: number; readonly patch: StepPatch },
  ): Promise<void> {
    await this.#guarded(patch, step, false, undefined, true);
  }

  /** Keeps the lease. */
  async renew(): Promise<'held' | 'lost' | 'cancelled'> {
    const kept = await this.#knex('commands')
      .where({ id: this.row.id, lease_owner: this.#owner })
      .whereNull('finished_at')
      .update({ lease_until: this.#until() });
    if (kept !== 1) return 'lost';
    return (await this.cancellation()) ? 'cancelled' : 'held';
  }

  /** Who asked for the end of this command, and how. */
  async cancellation(): Promise<Cancellation | undefined> {
    const row = await this.#knex<CommandRow>('commands')
      .where({ id: this.row.id })
      .first('cancelled_by', 'cancel_request', 'outcome', 'left_behind');
    if (!row?.cancelled_by) return undefined;
    return {
      actor: row.cancelled_by,
      note: row.cancel_request
        ? (JSON.parse(row.cancel_request) as CancelNote)
        : undefined,
      outcome: JSON.parse(row.outcome) as CommandOutcome,
      leftBehind: JSON.parse(row.left_behind) as Record<string, string>,
    };
  }

  async attachment(): Promise<Buffer | undefined> {
    const row = await this.#knex('commands')
      .where({ id: this.row.id })
      .first('attachment');
    return row?.attachment ? Buffer.from(row.attachment, 'base64') : undefined;
  }

  async #guarded(
    patch: CommandPatch,
    step: { readonly position: number; readonly patch: StepPatch } | undefined,
    refuseCancelled: boolean,
    before?: (trx: Knex.Transaction) => Promise<void>,
    giveBack = Boolean(patch.finished_at),
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      const update = trx('commands')
        .where({ id: this.row.id, lease_owner: this.#owner })
        .whereNull('finished_at');
      if (refuseCancelled) update.whereNull('cancelled_by');
      const written = await update.update({
        ...patch,
        updated_at: this.#now().toISOString(),
        ...(giveBack
          ? { lease_owner: null, lease_until: null }
          : { lease_until: this.#until() }),
        // The next try of a failed release needs its archive; retention takes it away.
        ...(patch.finished_at &&
          patch.state !== 'failed' && { attachment: null }),
      });
      if (written !== 1) {
        throw new LeaseLostError(
          `Command ${this.row.id} is no longer ours to run`,
        );
      }
      if (step) {
        await trx('command_steps')
          .where({ command_id: this.row.id, position: step.position })
          .update(step.patch);
      }
      await before?.(trx);
    });
  }

  #until(): string {
    return new Date(this.#now().getTime() + this.leaseMs).toISOString();
  }
}
