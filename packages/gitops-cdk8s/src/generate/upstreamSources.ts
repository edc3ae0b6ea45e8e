import { UpstreamChart } from '../charts/UpstreamChart';
import { EnvironmentPlan } from './environmentPlan';
import { GenerateOptions } from './GenerateOptions';

/** Where the values of an upstream chart are in the repository. */
export function valuesPath(applicationName: string): string {
  return `dist/${applicationName}/values.yaml`;
}

/**
 * The sources of an Application that installs a chart of somebody else: the chart, and the repository with its values.
 * The second source also gives the manifests beside the chart, when there are some; without a path it would only lend
 * its files.
 *
 * @internal
 */
export function upstreamSources(
  { mode, repository }: Pick<GenerateOptions, 'mode' | 'repository'>,
  { applicationName }: EnvironmentPlan,
  upstream: UpstreamChart,
  hasManifests: boolean,
): readonly Record<string, unknown>[] {
  const local = mode === 'cnoe';
  const root = local ? '' : `dist/${applicationName}/`;
  return [
    {
      repoURL: upstream.repoURL,
      chart: upstream.chart,
      targetRevision: upstream.version,
      helm: {
        releaseName: upstream.releaseName,
        skipCrds: upstream.skipCrds || undefined,
        valueFiles: [`$values/${root}values.yaml`],
      },
    },
    {
      repoURL: local ? `cnoe://${applicationName}` : repository.url,
      targetRevision: local ? 'HEAD' : repository.branch,
      ref: 'values',
      path: hasManifests ? `${root}manifests` : undefined,
    },
  ];
}
