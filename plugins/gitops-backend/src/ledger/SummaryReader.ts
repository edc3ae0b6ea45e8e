import {
  DeploymentId,
  formatDeploymentId,
} from '@slipway/plugin-gitops-common';
import { Knex } from 'knex';
import { LedgerEntry, LedgerSummary } from './LedgerStore';
import { fromRow, OperationRow } from './operationRow';

/** Databases bound the number of parameters of a statement; a deployment takes three. */
const DEPLOYMENTS_AT_ONCE = 1000;

interface Waiting {
  readonly id: DeploymentId;
  resolve(summary: LedgerSummary): void;
  reject(error: unknown): void;
}

/**
 * Reads the newest operation and the newest success of deployments. All that are asked for in one go, as an overview
 * does, are read together: the time of an answer is that of one or two statements, however many deployments it shows.
 */
export class SummaryReader {
  readonly #knex: Knex;
  readonly #table: string;
  #waiting: Waiting[] = [];

  constructor(knex: Knex, table: string) {
    this.#knex = knex;
    this.#table = table;
  }

  read(id: DeploymentId): Promise<LedgerSummary> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject });
      if (this.#waiting.length === 1) queueMicrotask(() => this.#flush());
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < waiting.length; start += DEPLOYMENTS_AT_ONCE) {
      const part = waiting.slice(start, start + DEPLOYMENTS_AT_ONCE);
      this.#load(part.map(({ id }) => id)).then(
        summaries =>
          part.forEach(({ id, resolve }) =>
            resolve(summaries.get(formatDeploymentId(id)) ?? {}),
          ),
        error => part.forEach(({ reject }) => reject(error)),
      );
    }
  }

  async #load(
    ids: readonly DeploymentId[],
  ): Promise<ReadonlyMap<string, LedgerSummary>> {
    const unique = new Map(ids.map(id => [formatDeploymentId(id), id]));
    const last = await this.#newest([...unique.values()]);
    // Most are successes themselves: the second statement is for the others, and mostly for none.
    const unsuccessful = [...last.values()].filter(
      ({ phase }) => phase !== 'Succeeded',
    );
    const successes = await this.#newest(
      unsuccessful.map(({ deployment }) => deployment),
      "and o.phase = 'Succeeded'",
    );
    return new Map(
      [...last].map(([key, entry]) => [
        key,
        {
          last: entry,
          lastSuccess: entry.phase === 'Succeeded' ? entry : successes.get(key),
        },
      ]),
    );
  }

  async #newest(
    ids: readonly DeploymentId[],
    condition = '',
  ): Promise<ReadonlyMap<string, LedgerEntry>> {
    if (!ids.length) return new Map();
    const values = ids.flatMap(({ instance, namespace, name }) => [
      instance,
      namespace,
      name,
    ]);
    const asked = ids.map(() => '(?, ?, ?)').join(', ');
    // Each subquery takes one step in the index; a window function would read every operation there ever was.
    const rows = await this.#knex<OperationRow>(this.#table)
      .select('*')
      .whereRaw(
        `id in (
           select (
             select o.id from ${this.#table} o
             where o.instance = asked.column1 and o.namespace = asked.column2
               and o.name = asked.column3 ${condition}
             order by o.started_at desc limit 1
           ) from (values ${asked}) as asked
         )`,
        values,
      );
    return new Map(
      rows.map(row => {
        const entry = fromRow(row);
        return [formatDeploymentId(entry.deployment), entry];
      }),
    );
  }
}
