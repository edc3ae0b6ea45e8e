import { Deployment, HistoryEntry } from '@slipway/plugin-gitops-common';

/**
 * The ledger's entries that can be gone back to: those that succeeded, one for each version, the newest first.
 */
export function rollbackTargets(
  items: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const seen = new Set<string>();
  return items.filter(entry => {
    if (entry.phase !== 'Succeeded' || seen.has(entry.version.revision)) {
      return false;
    }
    seen.add(entry.version.revision);
    return true;
  });
}

/**
 * What a rollback goes to unless another is chosen. On hold that is what runs, so that Git can be brought to it; else
 * the newest target that is neither what runs nor what is on its way.
 */
export function defaultTarget(
  targets: readonly HistoryEntry[],
  deployment: Deployment,
): HistoryEntry | undefined {
  const runs = deployment.version?.revision;
  if (deployment.hold) {
    return targets.find(e => e.version.revision === runs) ?? targets[0];
  }
  const running = ['Running', 'Pending', 'Terminating'].includes(
    deployment.operation?.phase ?? '',
  );
  if (running && deployment.targetVersion?.revision !== runs) {
    const before = targets.find(e => e.version.revision === runs);
    if (before) return before;
  }
  return targets.find(e => e.version.revision !== runs);
}
