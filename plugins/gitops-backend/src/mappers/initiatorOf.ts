import { parseEntityRef } from '@backstage/catalog-model';
import { ArgoInitiator, ArgoOperation } from '@slipway/plugin-gitops-node';

/** Names of the infos that our own operations carry. */
export const OPERATION_INFO = {
  actor: 'Initiated by',
  reason: 'Reason',
  command: 'Command',
} as const;

/** The id, and the number of the retry when it is one. */
const COMMAND = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/\d+)?$/;

/** Who asked for an operation, as Argo CD knows it. */
export interface Initiator {
  /** `automated`, or Argo CD's account. */
  readonly by: string;
  readonly automated: boolean;
}

/**
 * Who asked for an operation by what Argo CD itself recorded. The infos of an operation are not read for it: anyone who
 * may sync can write them.
 */
export function initiatorOf(operation: {
  readonly initiatedBy?: ArgoInitiator;
}): Initiator {
  const automated = operation.initiatedBy?.automated ?? false;
  return {
    by: automated ? 'automated' : operation.initiatedBy?.username || 'unknown',
    automated,
  };
}

/**
 * The command that an operation says it belongs to. It is a claim until the commands know one of that id for the
 * deployment, which asked for this very operation.
 */
export function claimedCommand(
  operation: Pick<ArgoOperation, 'info'> | undefined,
): string | undefined {
  const value = operation?.info?.find(
    ({ name }) => name === OPERATION_INFO.command,
  )?.value;
  return value && COMMAND.exec(value)?.[1];
}

/** What people read for {@link Initiator.by}: the name of a ref, anything else as it is. */
export function displayName(by: string): string {
  // Anyone who may sync in Argo CD can write it, so it may look like a ref and be none.
  return /^\w+:[^/:]+(\/[^/:]+)?$/.test(by)
    ? parseEntityRef(by, { defaultNamespace: 'default' }).name
    : by;
}
