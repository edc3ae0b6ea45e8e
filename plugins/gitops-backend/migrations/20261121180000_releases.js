// @ts-check

/**
 * Locks between replicas, and what ending and repeating a command needs.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('gitops_locks', table => {
    table.comment('What one command or request has for itself for a while');
    table.string('name', 400).primary();
    table.string('owner', 80).notNullable();
    table.text('holder').notNullable().comment('Whose it is, for people');
    table.string('until', 30).notNullable().comment('RFC 3339, UTC');
    table.index(['owner'], 'gitops_locks_owner_idx');
  });
  await knex.schema.alterTable('commands', table => {
    table
      .text('cancel_request')
      .nullable()
      .comment('JSON: how its end was asked for, beside cancelled_by');
    table
      .integer('retries')
      .notNullable()
      .defaultTo(0)
      .comment('How often it was asked to go on after it had failed');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('commands', table => {
    table.dropColumn('cancel_request');
    table.dropColumn('retries');
  });
  await knex.schema.dropTable('gitops_locks');
};
