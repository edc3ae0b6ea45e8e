import { CommandRow } from './CommandRow';

/** Argo CD's times have whole seconds, and clocks differ a little. */
const BEFORE_MS = 5_000;
/** An operation begins within seconds of its request. */
const AFTER_MS = 30_000;

/** An operation as Argo CD reports it. */
export interface SeenOperation {
  /** RFC 3339. */
  readonly startedAt: string;
  /** The command that it claims to belong to. */
  readonly claimed?: string;
  readonly kind: 'sync' | 'rollback' | 'dry-run';
}

/**
 * The command that asked for an operation of its deployment: the one that saw it start; else the one that the operation
 * names, if that asked for one and has seen none start. Argo CD drops what we say about a rollback, so for one it is
 * the newest that asked for a rollback shortly before.
 */
export function matchOperation<
  T extends Pick<
    CommandRow,
    'id' | 'kind' | 'operation_requested_at' | 'operation_started_at'
  >,
>(newestFirst: readonly T[], seen: SeenOperation): T | undefined {
  const at = Date.parse(seen.startedAt);
  const known = newestFirst.find(
    row =>
      row.operation_started_at && Date.parse(row.operation_started_at) === at,
  );
  if (known) return known;
  const open = newestFirst.filter(
    row => row.operation_requested_at && !row.operation_started_at,
  );
  if (seen.kind !== 'rollback') {
    return open.find(({ id }) => id === seen.claimed);
  }
  return open.find(row => {
    if (row.kind !== 'rollback') return false;
    const since = at - Date.parse(String(row.operation_requested_at));
    return since >= -BEFORE_MS && since <= AFTER_MS;
  });
}
