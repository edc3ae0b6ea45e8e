import { ArgoApplication } from '@slipway/plugin-gitops-node';

/**
 * Whether an operation was asked for or runs, dry runs included. `operation` stands until it ends.
 */
export function isOperationRunning({
  operation,
  status,
}: ArgoApplication): boolean {
  const phase = status?.operationState?.phase;
  return Boolean(operation) || phase === 'Running' || phase === 'Terminating';
}
