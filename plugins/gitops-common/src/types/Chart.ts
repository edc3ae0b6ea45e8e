/**
 * A chart that deployments of an entity run, with its versions in the registry.
 *
 * @public
 */
export interface EntityChart {
  /** Name of the chart repository in the configuration. */
  readonly repository: string;
  readonly chart: string;
  /** Newest first. */
  readonly versions: readonly EntityChartVersion[];
  /** Why the versions could not be read, in one sentence. */
  readonly problem?: string;
}

/**
 * One version of a chart.
 *
 * @public
 */
export interface EntityChartVersion {
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  /** `sha256:` of the archive; a list of an OCI registry has none. */
  readonly digest?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
  /** The deployments of the entity that run it. */
  readonly runs: readonly {
    readonly deploymentId: string;
    readonly environment: string;
  }[];
}

/**
 * A chart that was uploaded and is in the registry now.
 *
 * @public
 */
export interface UploadedChart {
  /** `unchanged`: the registry had the same content, and nothing was sent. */
  readonly outcome: 'created' | 'unchanged' | 'overwritten';
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** `sha256:` of the archive that the registry holds. */
  readonly digest: string;
  /** Where it is, without credentials. */
  readonly location: string;
  /** What the linter found that does not keep it from being published. */
  readonly warnings: readonly string[];
}
