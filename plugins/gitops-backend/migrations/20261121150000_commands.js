// @ts-check

/**
 * The queue of accepted commands and the steps of each.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('commands', table => {
    table.comment('Accepted mutations; the table is the queue they wait in');
    table.bigIncrements('seq').comment('The order in which they were accepted');
    table.string('id', 36).notNullable().unique();
    table.string('kind', 20).notNullable();
    table.string('entity_ref').notNullable();
    table.string('deployment_id', 600).notNullable();
    table.string('actor').notNullable().comment('Entity ref; never a token');
    table.text('reason').nullable();
    table.string('idempotency_key', 100).nullable();
    table.text('parameters').notNullable().comment('JSON, checked');
    table
      .text('attachment')
      .nullable()
      .comment('An uploaded archive, base64; removed when the command ends');
    table
      .text('memory')
      .notNullable()
      .comment('JSON: what a step has to know when it runs again');
    table.text('outcome').notNullable().comment('JSON');
    table
      .text('left_behind')
      .notNullable()
      .comment('JSON: sentences by key, of what is not tidied up yet');
    table.string('state', 20).notNullable();
    table.text('waits_for').nullable();
    table.text('error').nullable();
    table
      .boolean('exclusive')
      .notNullable()
      .comment('Whether the next step needs the deployment for itself');
    table
      .string('held_deployment', 600)
      .nullable()
      .comment('The deployment while this command has it for itself');
    table
      .string('cancelled_by')
      .nullable()
      .comment('Entity ref of who asked for its end');
    table.string('operation_requested_at', 30).nullable();
    table
      .string('operation_started_at', 30)
      .nullable()
      .comment("Argo CD's startedAt of the operation that this command made");
    table.string('run_after', 30).notNullable();
    table.string('lease_owner', 80).nullable();
    table.string('lease_until', 30).nullable();
    table.string('created_at', 30).notNullable();
    table.string('updated_at', 30).notNullable();
    table.string('finished_at', 30).nullable();
    table.unique(['held_deployment'], {
      indexName: 'commands_held_deployment_uniq',
    });
    table.unique(['entity_ref', 'actor', 'idempotency_key'], {
      indexName: 'commands_idempotency_uniq',
    });
    table.index(['finished_at', 'run_after'], 'commands_due_idx');
    table.index(['entity_ref', 'seq'], 'commands_entity_idx');
    table.index(['deployment_id', 'seq'], 'commands_deployment_idx');
  });

  await knex.schema.createTable('command_steps', table => {
    table.comment('The steps of a command, in their order');
    table.string('command_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('name', 60).notNullable();
    table.string('title').notNullable();
    table.string('state', 20).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('Transient failures in a row');
    table.text('output').nullable();
    table.text('error').nullable();
    table.string('started_at', 30).nullable();
    table.string('finished_at', 30).nullable();
    table.primary(['command_id', 'position']);
    table
      .foreign('command_id')
      .references('id')
      .inTable('commands')
      .onDelete('CASCADE');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('command_steps');
  await knex.schema.dropTable('commands');
};
