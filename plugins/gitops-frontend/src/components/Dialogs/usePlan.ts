import { useApi } from '@backstage/frontend-plugin-api';
import { DeploymentPlan } from '@slipway/plugin-gitops-common';
import { useEffect, useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';

/** What to compare what runs with. */
export type PlanTarget =
  { readonly revision: string } | { readonly historyId: string };

/** The plan of a target; loads anew when the target changes. */
export function usePlan(
  entityRef: string,
  id: string,
  target: PlanTarget | undefined,
): {
  readonly plan?: DeploymentPlan;
  readonly error?: unknown;
  readonly loading: boolean;
} {
  const api = useApi(gitopsApiRef);
  const key = target && JSON.stringify(target);
  const [state, setState] = useState<{
    readonly key?: string;
    readonly plan?: DeploymentPlan;
    readonly error?: unknown;
  }>({});
  useEffect(() => {
    if (!key) return undefined;
    let stopped = false;
    api.getPlan(entityRef, id, JSON.parse(key)).then(
      plan => !stopped && setState({ key, plan }),
      error => !stopped && setState({ key, error }),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef, id, key]);
  return state.key === key && key
    ? { plan: state.plan, error: state.error, loading: false }
    : { loading: key !== undefined };
}
