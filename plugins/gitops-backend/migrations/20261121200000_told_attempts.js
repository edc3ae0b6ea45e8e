// @ts-check

/**
 * Which tries of a step were told to the metrics, so that a command that goes on after it failed tells the others only.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('command_steps', table => {
    table
      .integer('told_attempts')
      .notNullable()
      .defaultTo(0)
      .comment('How many of its attempts an earlier end of the command told');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('command_steps', table => {
    table.dropColumn('told_attempts');
  });
};
