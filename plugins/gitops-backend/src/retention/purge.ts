import { RetentionConfig } from '@slipway/plugin-gitops-node';
import { Knex } from 'knex';

/** How many rows were deleted, or emptied of their archive. */
export interface PurgedRows {
  readonly archives: number;
  readonly steps: number;
  readonly commands: number;
  readonly operations: number;
}

/**
 * Deletes ended work that is older than the configuration keeps it. What has not ended stays, and so does the newest
 * success of each deployment: it says what runs.
 */
export async function purge(options: {
  readonly knex: Knex;
  readonly retention: RetentionConfig;
  readonly now: Date;
}): Promise<PurgedRows> {
  const { knex, retention, now } = options;
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const ended = (ms: number) =>
    knex('commands').where('finished_at', '<', before(ms));
  const archives = await ended(retention.archivesMs)
    .whereNotNull('attachment')
    .update({ attachment: null });
  const steps = await knex('command_steps')
    .whereIn('command_id', ended(retention.stepsMs).select('id'))
    .delete();
  await knex('command_steps')
    .whereIn('command_id', ended(retention.commandsMs).select('id'))
    .delete();
  const commands = await ended(retention.commandsMs).delete();
  const operations = await purgeLedger(knex, before(retention.ledgerMs));
  await knex('gitops_locks').where('until', '<', now.toISOString()).delete();
  return { archives, steps, commands, operations };
}

async function purgeLedger(knex: Knex, before: string): Promise<number> {
  const old = () =>
    knex('gitops_operations as o')
      .select('o.id')
      .where('o.finished_at', '<', before)
      .where(row =>
        row
          .whereNot('o.phase', 'Succeeded')
          .orWhereExists(
            knex('gitops_operations as newer')
              .select(knex.raw('1'))
              .whereRaw('newer.instance = o.instance')
              .whereRaw('newer.namespace = o.namespace')
              .whereRaw('newer.name = o.name')
              .where('newer.phase', 'Succeeded')
              .whereRaw('newer.started_at > o.started_at'),
          ),
      );
  await knex('gitops_operation_manifests')
    .whereIn('operation_id', old())
    .delete();
  const ids: string[] = await old().pluck('o.id');
  let deleted = 0;
  // Databases limit how many values one statement takes.
  for (let i = 0; i < ids.length; i += 500) {
    deleted += await knex('gitops_operations')
      .whereIn('id', ids.slice(i, i + 500))
      .delete();
  }
  return deleted;
}
