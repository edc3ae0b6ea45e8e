import { randomUUID } from 'node:crypto';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { DeploymentId } from '@slipway/plugin-gitops-common';
import { Manifest } from '@slipway/sync-waves';
import { Knex } from 'knex';
import {
  LedgerEntry,
  LedgerOperation,
  LedgerPage,
  LedgerStore,
  LedgerSummary,
} from './LedgerStore';
import { mergeOperation } from './mergeOperation';
import { fromRow, OperationRow, toRow } from './operationRow';
import { SummaryReader } from './SummaryReader';

const OPERATIONS = 'gitops_operations';
const MANIFESTS = 'gitops_operation_manifests';
const IDENTITY = ['instance', 'namespace', 'name', 'started_at'];
const PAGE = 20;

/** The ledger in Backstage's database. */
export class DatabaseLedgerStore implements LedgerStore {
  readonly #knex: Knex;
  readonly #summaries: SummaryReader;

  /** Brings the tables up to date, unless the database service is told not to. */
  static async create(options: {
    readonly database: DatabaseService;
  }): Promise<DatabaseLedgerStore> {
    const knex = await options.database.getClient();
    if (!options.database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@slipway/plugin-gitops-backend',
          'migrations',
        ),
      });
    }
    return new DatabaseLedgerStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.#summaries = new SummaryReader(knex, OPERATIONS);
  }

  async record(operation: LedgerOperation): Promise<LedgerEntry> {
    return this.#knex.transaction(async transaction => {
      await transaction<OperationRow>(OPERATIONS)
        .insert(toRow(operation, randomUUID()))
        .onConflict(IDENTITY)
        .ignore();
      const row = await transaction<OperationRow>(OPERATIONS)
        .where({ ...operation.deployment, started_at: operation.startedAt })
        .first();
      const known = fromRow(row!);
      const merged = mergeOperation(known, operation);
      await transaction<OperationRow>(OPERATIONS)
        .where({ id: known.id })
        .update(toRow(merged, known.id));
      return { ...merged, id: known.id };
    });
  }

  async importHistory(operations: readonly LedgerOperation[]): Promise<void> {
    // PostgreSQL refuses a statement that meets the same row twice.
    const rows = new Map(
      operations.map(operation => {
        const row = toRow(operation, randomUUID());
        return [JSON.stringify([operation.deployment, row.started_at]), row];
      }),
    );
    if (!rows.size) return;
    await this.#knex<OperationRow>(OPERATIONS)
      .insert([...rows.values()])
      .onConflict(IDENTITY)
      .merge(['argo_history_id']);
  }

  async list(
    deployment: DeploymentId,
    options: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<LedgerPage> {
    const limit = options.limit ?? PAGE;
    const query = this.#knex<OperationRow>(OPERATIONS)
      .where({ ...deployment })
      .orderBy('started_at', 'desc')
      .limit(limit + 1);
    if (options.cursor) {
      query.andWhere('started_at', '<', readCursor(options.cursor));
    }
    const rows = await query;
    const items = rows.slice(0, limit).map(fromRow);
    return {
      items,
      nextCursor:
        rows.length > limit
          ? writeCursor(items[limit - 1].startedAt)
          : undefined,
    };
  }

  async get(
    deployment: DeploymentId,
    entryId: string,
  ): Promise<LedgerEntry | undefined> {
    const row = await this.#knex<OperationRow>(OPERATIONS)
      .where({ ...deployment, id: entryId })
      .first();
    return row && fromRow(row);
  }

  summary(deployment: DeploymentId): Promise<LedgerSummary> {
    return this.#summaries.read(deployment);
  }

  async keepManifests(
    entryId: string,
    manifests: readonly Manifest[],
  ): Promise<void> {
    await this.#knex(MANIFESTS)
      .insert({ operation_id: entryId, manifests: JSON.stringify(manifests) })
      .onConflict('operation_id')
      .ignore();
  }

  async manifests(entryId: string): Promise<readonly Manifest[] | undefined> {
    const row = await this.#knex<{ operation_id: string; manifests: string }>(
      MANIFESTS,
    )
      .where({ operation_id: entryId })
      .first();
    return row && JSON.parse(row.manifests);
  }
}

function writeCursor(startedAt: string): string {
  return Buffer.from(startedAt).toString('base64url');
}

function readCursor(cursor: string): string {
  const startedAt = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{4}-[\dT:.Z+-]{6,36}$/.test(startedAt)) return startedAt;
  throw new InputError(
    `'${cursor.slice(
      0,
      100,
    )}' is no cursor of the history. Ask without one to begin with the newest.`,
  );
}
