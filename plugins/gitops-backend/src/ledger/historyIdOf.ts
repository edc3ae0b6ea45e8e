import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { LedgerOperation } from './LedgerStore';

/**
 * The number of a deployment in Argo CD's history; undefined when Argo CD has forgotten it. The number alone does not
 * name it: an Application that was deleted and made again counts from 0 again.
 */
export function historyIdOf(
  { status }: ArgoApplication,
  { argoHistoryId, startedAt }: LedgerOperation,
): number | undefined {
  return status?.history?.find(
    ({ id, deployStartedAt, deployedAt }) =>
      id === argoHistoryId && (deployStartedAt ?? deployedAt) === startedAt,
  )?.id;
}
