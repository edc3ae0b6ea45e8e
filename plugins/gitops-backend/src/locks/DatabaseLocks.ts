import { Knex } from 'knex';

/** Who wants a lock. */
export interface LockRequest {
  /** Whoever asks again under the same name has it already: a command's id, so that a resumed one goes on. */
  readonly owner: string;
  /** For those who wait: `the release of shop-dev`. */
  readonly holder: string;
}

/** What came of it. */
export type LockAnswer =
  | { readonly acquired: true }
  | { readonly acquired: false; readonly holder: string };

/** Locks that all replicas share. One that is not given back lapses, because its owner may have been killed. */
export class DatabaseLocks {
  readonly #knex: Knex;
  readonly #now: () => Date;
  readonly #ttlMs: number;

  constructor(options: {
    readonly knex: Knex;
    /** The database's time. */
    readonly now: () => Date;
    /** Milliseconds until a lock lapses; longer than what is done under it. @default 300000 */
    readonly ttlMs?: number;
  }) {
    this.#knex = options.knex;
    this.#now = options.now;
    this.#ttlMs = options.ttlMs ?? 300_000;
  }

  /** Takes a lock, or says who has it. Never waits. */
  async acquire(name: string, request: LockRequest): Promise<LockAnswer> {
    const now = this.#now();
    const until = new Date(now.getTime() + this.#ttlMs).toISOString();
    await this.#knex('gitops_locks')
      .where({ name })
      .where('until', '<=', now.toISOString())
      .delete();
    await this.#knex('gitops_locks')
      .insert({ name, ...request, until })
      .onConflict('name')
      .ignore();
    await this.#knex('gitops_locks')
      .where({ name, owner: request.owner })
      .update({ until });
    const row = await this.#knex('gitops_locks').where({ name }).first();
    return row?.owner === request.owner
      ? { acquired: true }
      : { acquired: false, holder: row?.holder ?? 'somebody else' };
  }

  /** Takes one of `count` places, or says who has the first. */
  async acquireOneOf(
    name: string,
    count: number,
    request: LockRequest,
  ): Promise<LockAnswer> {
    const mine = await this.#knex('gitops_locks')
      .where({ owner: request.owner })
      .whereIn('name', places(name, count))
      .first();
    if (mine) return this.acquire(mine.name, request);
    let holder = '';
    for (const place of places(name, count)) {
      const answer = await this.acquire(place, request);
      if (answer.acquired) return answer;
      holder ||= answer.holder;
    }
    return { acquired: false, holder };
  }

  /** Gives back every lock of an owner. */
  async release(owner: string): Promise<void> {
    await this.#knex('gitops_locks').where({ owner }).delete();
  }
}

function places(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}#${i}`);
}
