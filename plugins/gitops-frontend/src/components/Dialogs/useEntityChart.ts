import { useApi } from '@backstage/frontend-plugin-api';
import { Deployment, EntityChart } from '@slipway/plugin-gitops-common';
import { useEffect, useState } from 'react';
import { gitopsApiRef } from '../../api/gitopsApiRef';

/** The chart that a deployment runs, with the versions of the registry; undefined while it loads. */
export function useEntityChart(
  entityRef: string,
  deployment: Deployment,
): {
  readonly chart?: EntityChart;
  readonly error?: unknown;
  readonly loading: boolean;
} {
  const api = useApi(gitopsApiRef);
  const [charts, setCharts] = useState<readonly EntityChart[]>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let stopped = false;
    api.listCharts(entityRef).then(
      found => !stopped && setCharts(found),
      failed => !stopped && setError(failed),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef]);
  return {
    chart: charts && chartOf(charts, deployment),
    error,
    loading: charts === undefined && error === undefined,
  };
}

/** By what it runs, else by the chart's name. */
function chartOf(
  charts: readonly EntityChart[],
  { id, version }: Deployment,
): EntityChart | undefined {
  const runs = (chart: EntityChart) =>
    chart.versions.some(each => each.runs.some(run => run.deploymentId === id));
  return (
    charts.find(runs) ?? charts.find(({ chart }) => chart === version?.chart)
  );
}
