import {
  DeploymentId,
  formatDeploymentId,
} from '@slipway/plugin-gitops-common';
import { Knex } from 'knex';
import { LedgerSummary } from './LedgerStore';
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
 * does, are read by one statement: the time of an answer is that of one query, however many deployments it shows.
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
    const values = [...unique.values()].flatMap(
      ({ instance, namespace, name }) => [instance, namespace, name],
    );
    const rows = [...unique].map(() => '(?, ?, ?)').join(', ');
    // Each subquery takes one step in the index; a window function would read every operation there ever was.
    const newest = (condition: string) =>
      `select (
         select id from ${this.#table} o
         where o.instance = w.instance and o.namespace = w.namespace and o.name = w.name ${condition}
         order by o.started_at desc limit 1
       ) from wanted w`;
    const found = await this.#knex
      .with(
        'wanted',
        this.#knex.raw(
          `select column1 as instance, column2 as namespace, column3 as name from (values ${rows}) as asked`,
          values,
        ),
      )
      .select<OperationRow[]>('*')
      .from(this.#table)
      .whereRaw(
        `id in (${newest('')} union ${newest("and o.phase = 'Succeeded'")})`,
      )
      .orderBy('started_at', 'asc');
    const summaries = new Map<string, LedgerSummary>();
    for (const row of found) {
      const entry = fromRow(row);
      const key = formatDeploymentId(entry.deployment);
      const success = entry.phase === 'Succeeded';
      summaries.set(key, {
        last: entry,
        lastSuccess: success ? entry : summaries.get(key)?.lastSuccess,
      });
    }
    return summaries;
  }
}
