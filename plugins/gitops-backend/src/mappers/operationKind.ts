import { ArgoOperation } from '@slipway/plugin-gitops-node';

/**
 * What an operation is. Argo CD does not say "rollback": it is the one that brings a whole source along and applies
 * without hooks.
 */
export function operationKind(
  operation: ArgoOperation | undefined,
): 'sync' | 'rollback' | 'dry-run' {
  const sync = operation?.sync;
  if (sync?.dryRun) return 'dry-run';
  const brings = sync?.source || sync?.sources?.length;
  return sync?.syncStrategy?.apply && brings ? 'rollback' : 'sync';
}
