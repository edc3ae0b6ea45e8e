/**
 * A Helm chart of somebody else. Its values become a file of the package, `dist/<app>/values.yaml`, which the
 * Application reads as its second source, so that a reviewer sees them as they are.
 *
 * @public
 */
export interface UpstreamChart {
  /** `https://charts.example.com` for a chart repository, `registry.example.com/charts` (no scheme) for OCI. */
  readonly repoURL: string;
  /** The chart's name. */
  readonly chart: string;
  readonly version: string;
  /** @defaultValue the Application's name */
  readonly releaseName?: string;
  /** Leaves the chart's CustomResourceDefinitions out. @defaultValue false */
  readonly skipCrds?: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}
