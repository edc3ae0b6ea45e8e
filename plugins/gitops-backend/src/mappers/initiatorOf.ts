import { parseEntityRef } from '@backstage/catalog-model';
import { ArgoInitiator, ArgoOperation } from '@slipway/plugin-gitops-node';

/** Names of the infos that our own operations carry. */
export const OPERATION_INFO = {
  actor: 'Initiated by',
  reason: 'Reason',
  command: 'Command',
} as const;

/** Who asked for an operation, and why. */
export interface Initiator {
  /** Entity ref, `automated`, or Argo CD's account. */
  readonly by: string;
  readonly automated: boolean;
  readonly reason?: string;
  readonly commandId?: string;
}

/**
 * Who asked for an operation: our infos say it better than Argo CD, which knows only the token's account.
 */
export function initiatorOf(operation: {
  readonly initiatedBy?: ArgoInitiator;
  readonly info?: ArgoOperation['info'];
}): Initiator {
  const info = (name: string) =>
    operation.info?.find(entry => entry.name === name)?.value || undefined;
  const automated = operation.initiatedBy?.automated ?? false;
  return {
    by:
      info(OPERATION_INFO.actor) ??
      (automated ? 'automated' : operation.initiatedBy?.username || 'unknown'),
    automated,
    reason: info(OPERATION_INFO.reason),
    commandId: info(OPERATION_INFO.command),
  };
}

/** What people read for {@link Initiator.by}: the name of a ref, anything else as it is. */
export function displayName(by: string): string {
  // Anyone who may sync in Argo CD can write it, so it may look like a ref and be none.
  return /^\w+:[^/:]+(\/[^/:]+)?$/.test(by)
    ? parseEntityRef(by, { defaultNamespace: 'default' }).name
    : by;
}
