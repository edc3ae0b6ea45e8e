import { Knex } from 'knex';

/**
 * The database's time, so that replicas whose clocks differ agree on when a lease is over. It is asked for now and
 * then and goes on by a clock that nobody sets. SQLite is used by one process alone, whose own clock is taken.
 */
export class DatabaseClock {
  readonly #knex: Knex;
  readonly #elapsed: () => number;
  #base = Date.now();
  #at: number;

  /** Asks the database once. */
  static async create(options: {
    readonly knex: Knex;
    /** Milliseconds of a clock that only goes on. @default performance.now */
    readonly elapsed?: () => number;
  }): Promise<DatabaseClock> {
    const clock = new DatabaseClock(options);
    await clock.sync();
    return clock;
  }

  private constructor(options: {
    readonly knex: Knex;
    readonly elapsed?: () => number;
  }) {
    this.#knex = options.knex;
    this.#elapsed = options.elapsed ?? (() => performance.now());
    this.#at = this.#elapsed();
  }

  now(): Date {
    return new Date(this.#base + (this.#elapsed() - this.#at));
  }

  /** Asks the database again. A failure leaves the clock as it is. */
  async sync(): Promise<void> {
    const before = this.#elapsed();
    const time = await this.#databaseTime().catch(() => undefined);
    if (time === undefined) return;
    const after = this.#elapsed();
    this.#base = time;
    // The answer was made about half way.
    this.#at = (before + after) / 2;
  }

  async #databaseTime(): Promise<number> {
    if (this.#knex.client.config.client !== 'pg') return Date.now();
    const { rows } = await this.#knex.raw(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    );
    return Number(rows[0].ms);
  }
}
