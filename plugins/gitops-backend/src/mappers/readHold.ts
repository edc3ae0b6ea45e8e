import { Hold, HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { ArgoApplication } from '@slipway/plugin-gitops-node';

/**
 * Whether auto-sync was switched off on purpose. The child of an ApplicationSet may have it off because its controller
 * rolls out step by step: that is no hold.
 */
export function readHold(
  { metadata, spec }: ArgoApplication,
  now: Date,
): Hold | undefined {
  const automated = spec.syncPolicy?.automated;
  if (automated && automated.enabled !== false) return undefined;
  const note = metadata.annotations ?? {};
  const since = note[HOLD_ANNOTATIONS.since];
  const by = note[HOLD_ANNOTATIONS.by];
  const owned = metadata.ownerReferences?.some(
    ({ kind }) => kind === 'ApplicationSet',
  );
  if (!since && !by && (owned || automated?.enabled !== false)) {
    return undefined;
  }
  const until = note[HOLD_ANNOTATIONS.until];
  return {
    by,
    since,
    reason: note[HOLD_ANNOTATIONS.reason],
    until,
    overdue: Boolean(until) && Date.parse(until) <= now.getTime(),
  };
}
