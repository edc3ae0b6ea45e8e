// @ts-check

/**
 * The ledger: every operation seen on an Application, and the manifests that the successful ones applied.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('gitops_operations', table => {
    table.comment('Every operation that Argo CD ran, as far as it was seen');
    table.string('id', 36).primary();
    table.string('instance', 63).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('name', 253).notNullable();
    table
      .string('started_at', 40)
      .notNullable()
      .comment('RFC 3339, UTC: sorts as text');
    table.string('finished_at', 40);
    table.string('kind', 16).notNullable();
    table.string('phase', 16).notNullable();
    table.text('message');
    table.text('version').notNullable().comment('JSON: DeployedVersion');
    table.text('sources').comment('JSON: the sources that were deployed');
    table.text('initiated_by').notNullable();
    table.boolean('automated').notNullable();
    table.text('reason');
    table.string('command_id', 36);
    table.integer('argo_history_id');
    table.text('waves').comment('JSON: start and end of each wave');
    table.unique(['instance', 'namespace', 'name', 'started_at'], {
      indexName: 'gitops_operations_operation',
    });
  });
  await knex.schema.createTable('gitops_operation_manifests', table => {
    table.comment('What a successful operation applied, Secrets masked');
    table
      .string('operation_id', 36)
      .primary()
      .references('id')
      .inTable('gitops_operations')
      .onDelete('CASCADE');
    table.text('manifests').notNullable().comment('JSON: array of objects');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gitops_operation_manifests');
  await knex.schema.dropTable('gitops_operations');
};
