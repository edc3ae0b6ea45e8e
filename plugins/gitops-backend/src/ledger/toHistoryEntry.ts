import { HistoryEntry } from '@slipway/plugin-gitops-common';
import { LedgerEntry } from './LedgerStore';

/** An entry of the ledger as the history shows it. */
export function toHistoryEntry(
  entry: LedgerEntry,
  options: {
    readonly current: boolean;
    readonly commit?: HistoryEntry['commit'];
  },
): HistoryEntry {
  return {
    id: entry.id,
    kind: entry.kind,
    phase: entry.phase,
    message: entry.message,
    version: entry.version,
    by: entry.by,
    automated: entry.automated,
    reason: entry.reason,
    startedAt: entry.startedAt,
    finishedAt: entry.finishedAt,
    argoHistoryId: entry.argoHistoryId,
    current: options.current,
    commit: options.commit,
  };
}
