import { ResourceResult } from '../objects/Application';
import { resourceKey } from '../objects/resourceKey';

/** The report with new results in: one entry for each object and phase, in the order in which they were started. */
export function mergeResults(
  before: readonly ResourceResult[],
  added: readonly ResourceResult[],
): ResourceResult[] {
  const merged = new Map<string, ResourceResult>();
  for (const result of [...before, ...added]) {
    merged.set(`${resourceKey.id(result)}|${result.syncPhase}`, result);
  }
  return [...merged.values()];
}
