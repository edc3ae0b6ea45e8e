import { LedgerOperation } from './LedgerStore';

const ENDED = new Set(['Succeeded', 'Failed', 'Error']);

/**
 * Joins what is kept of an operation with what was seen of it now. An end stays an end, whoever sees it late; who and
 * why stay as our own command told them; and nothing known is lost to something missing.
 */
export function mergeOperation(
  known: LedgerOperation,
  seen: LedgerOperation,
): LedgerOperation {
  const late = ENDED.has(known.phase) && !ENDED.has(seen.phase);
  const ours = known.commandId && !seen.commandId;
  const later = late ? known : seen;
  return {
    ...later,
    finishedAt: later.finishedAt ?? known.finishedAt,
    kind:
      known.kind === 'rollback' || seen.kind === 'rollback'
        ? 'rollback'
        : 'sync',
    version: seen.version.images.length ? seen.version : known.version,
    sources: seen.sources.length ? seen.sources : known.sources,
    by: ours ? known.by : seen.by,
    automated: ours ? known.automated : seen.automated,
    reason: seen.reason ?? known.reason,
    commandId: seen.commandId ?? known.commandId,
    argoHistoryId: seen.argoHistoryId ?? known.argoHistoryId,
    waves: seen.waves ?? known.waves,
  };
}
