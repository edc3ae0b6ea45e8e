import { useApi } from '@backstage/frontend-plugin-api';
import { Command, DeploymentDetail } from '@slipway/plugin-gitops-common';
import { gitopsApiRef } from '../api/gitopsApiRef';
import { pollInterval } from './pollInterval';
import { LiveQueryState, useLiveQuery } from './useLiveQuery';

/** Reads one deployment with its timeline and follows it. */
export function useDeploymentDetail(options: {
  readonly entityRef: string;
  readonly id: string;
  readonly commands: readonly Command[];
  readonly trigger: unknown;
}): LiveQueryState<DeploymentDetail> {
  const api = useApi(gitopsApiRef);
  const { entityRef, id, commands, trigger } = options;
  return useLiveQuery({
    key: `${entityRef} ${id}`,
    load: () => api.getDeployment(entityRef, id),
    trigger,
    intervalMs: value =>
      pollInterval(
        value ? [value.deployment] : [],
        commands.filter(c => c.deploymentId === id),
      ),
  });
}
