import { LedgerEntry, LedgerOperation } from './LedgerStore';

/** A row of `gitops_operations`. */
export interface OperationRow {
  readonly id: string;
  readonly instance: string;
  readonly namespace: string;
  readonly name: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly kind: string;
  readonly phase: string;
  readonly message: string | null;
  readonly version: string;
  readonly sources: string | null;
  readonly initiated_by: string;
  readonly automated: boolean | number;
  readonly reason: string | null;
  readonly command_id: string | null;
  readonly argo_history_id: number | null;
  readonly waves: string | null;
}

/** Writes an operation as a row. */
export function toRow(operation: LedgerOperation, id: string): OperationRow {
  return {
    id,
    ...operation.deployment,
    started_at: operation.startedAt,
    finished_at: operation.finishedAt ?? null,
    kind: operation.kind,
    phase: operation.phase,
    message: operation.message ?? null,
    version: JSON.stringify(operation.version),
    sources: JSON.stringify(operation.sources),
    initiated_by: operation.by,
    automated: operation.automated,
    reason: operation.reason ?? null,
    command_id: operation.commandId ?? null,
    argo_history_id: operation.argoHistoryId ?? null,
    waves: operation.waves ? JSON.stringify(operation.waves) : null,
  };
}

/** Reads a row. */
export function fromRow(row: OperationRow): LedgerEntry {
  return {
    id: row.id,
    deployment: {
      instance: row.instance,
      namespace: row.namespace,
      name: row.name,
    },
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    kind: row.kind as LedgerEntry['kind'],
    phase: row.phase as LedgerEntry['phase'],
    message: row.message ?? undefined,
    version: JSON.parse(row.version),
    sources: row.sources ? JSON.parse(row.sources) : [],
    by: row.initiated_by,
    automated: Boolean(row.automated),
    reason: row.reason ?? undefined,
    commandId: row.command_id ?? undefined,
    argoHistoryId: row.argo_history_id ?? undefined,
    waves: row.waves ? JSON.parse(row.waves) : undefined,
  };
}
