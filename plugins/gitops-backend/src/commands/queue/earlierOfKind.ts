import { Knex } from 'knex';

/**
 * Commands that have to end before another of the same kind and deployment may begin, where that kind goes one at a
 * time: a subquery for `whereExists`.
 *
 * @param alias - alias of `commands` in the query around it
 * @param kinds - the kinds of which one goes at a time
 */
export function earlierOfKind(
  knex: Knex | Knex.Transaction,
  alias: string,
  kinds: readonly string[],
): Knex.QueryBuilder {
  return knex('commands as before')
    .select(knex.raw('1'))
    .whereIn('before.kind', kinds)
    .whereNull('before.finished_at')
    .whereRaw('before.deployment_id = ??', [`${alias}.deployment_id`])
    .whereRaw('before.kind = ??', [`${alias}.kind`])
    .whereRaw('before.seq < ??', [`${alias}.seq`]);
}
