import { CommandRow } from './CommandRow';

/** Argo CD's times have whole seconds, and clocks differ a little. */
const BEFORE_MS = 5_000;
/** An operation begins within seconds of its request. */
const AFTER_MS = 30_000;

/**
 * The command that asked for the operation that started at `startedAt`: the one that saw it start, else the newest one
 * that asked for one shortly before and saw none start. Argo CD drops what we say about a rollback, so time is all
 * there is.
 */
export function matchOperation<
  T extends Pick<CommandRow, 'operation_requested_at' | 'operation_started_at'>,
>(newestFirst: readonly T[], startedAt: string): T | undefined {
  const at = Date.parse(startedAt);
  return (
    newestFirst.find(
      row =>
        row.operation_started_at && Date.parse(row.operation_started_at) === at,
    ) ??
    newestFirst.find(row => {
      if (row.operation_started_at || !row.operation_requested_at) return false;
      const since = at - Date.parse(row.operation_requested_at);
      return since >= -BEFORE_MS && since <= AFTER_MS;
    })
  );
}
