import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { COMMAND_COLUMNS, CommandRow } from './CommandRow';
import { notFailed } from './notFailed';

/**
 * Queues a failed command again from one of its steps.
 *
 * @throws ConflictError when it has not failed, or a later command of its deployment has not failed too.
 */
export async function requeue(
  knex: Knex,
  options: {
    readonly id: string;
    /** The first step that runs again. */
    readonly position: number;
    /** RFC 3339. */
    readonly now: string;
    /** Whether that step needs the deployment for itself. */
    readonly exclusive: boolean;
    /** Keys of the memory. */
    readonly forget: readonly string[];
  },
): Promise<void> {
  const { id, position, now, exclusive, forget } = options;
  await knex.transaction(async trx => {
    const row: CommandRow = await trx('commands').where({ id }).first();
    const later: CommandRow | undefined = await trx('commands')
      .where({ deployment_id: row.deployment_id })
      .where('seq', '>', row.seq)
      .whereNotIn('state', ['failed', 'cancelled'])
      .orderBy('seq', 'desc')
      .first(...COMMAND_COLUMNS);
    if (later) {
      throw new ConflictError(
        `A ${later.kind} that ${later.actor} asked for at ${later.created_at} came after it. Ask for what you want now instead.`,
      );
    }
    const memory = JSON.parse(row.memory) as JsonObject;
    forget.forEach(key => delete memory[key]);
    const queued = await trx('commands')
      .where({ id, state: 'failed' })
      .update({
        state: 'queued',
        error: null,
        waits_for: null,
        finished_at: null,
        lease_owner: null,
        lease_until: null,
        exclusive,
        held_deployment: null,
        memory: JSON.stringify(memory),
        operation_requested_at: null,
        operation_started_at: null,
        retries: row.retries + 1,
        run_after: now,
        updated_at: now,
      });
    if (queued !== 1) throw notFailed(row);
    // Its end has been told, with every try until now.
    await trx('command_steps')
      .where({ command_id: id })
      .update({ told_attempts: trx.ref('attempts') });
    await trx('command_steps')
      .where({ command_id: id })
      .where('position', '>=', position)
      .update({
        state: 'pending',
        failures: 0,
        output: null,
        error: null,
        started_at: null,
        finished_at: null,
      });
  });
}
