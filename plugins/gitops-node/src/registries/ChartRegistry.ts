import { PackagedChart } from '@slipway/helm-chart';

/**
 * A place that charts are published to. Rejections are `ChartRegistryError`s.
 *
 * @public
 */
export interface ChartRegistry {
  /** The name in the configuration. */
  readonly name: string;
  readonly type: 'chartmuseum' | 'oci';
  /**
   * Publishes a chart, and reads it back before it says so. Safe to repeat: when the registry holds the same content
   * nothing is sent but a provenance that it lacks; other content under the same version is a conflict, unless
   * `overwrite` is set. In one process two calls for one version come one after the other; across processes the caller
   * holds a lock.
   */
  publish(
    chart: PackagedChart,
    options?: PublishOptions,
  ): Promise<PublishedChart>;
  /** All versions of a chart, newest first; empty when there is no such chart. */
  listVersions(
    chart: string,
    options?: RequestOptions,
  ): Promise<readonly RegistryChartVersion[]>;
  /** One version, exactly as named; undefined when it is not there. */
  getVersion(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<RegistryChartVersion | undefined>;
  /** The archive; its digest is computed from what came, and checked where the registry names one. */
  pull(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<PulledChart>;
  /**
   * Looks whether the place of a chart is taken by something else, such as container images of the same name. One
   * sentence when it is; worth asking before the first version is published, since each would take the other's tags.
   */
  findClash?(
    chart: string,
    options?: RequestOptions,
  ): Promise<string | undefined>;
}

/**
 * What every request may carry.
 *
 * @public
 */
export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/**
 * How to publish.
 *
 * @public
 */
export interface PublishOptions extends RequestOptions {
  /**
   * Replaces a version that holds other content.
   *
   * @defaultValue false
   */
  readonly overwrite?: boolean;
}

/**
 * A chart that the registry holds, checked.
 *
 * @public
 */
export interface PublishedChart {
  readonly outcome: 'created' | 'unchanged' | 'overwritten';
  readonly chart: string;
  readonly version: string;
  /** `sha256:` of the archive that the registry holds. */
  readonly digest: string;
  /** `sha256:` of the manifest; OCI only. */
  readonly manifestDigest?: string;
  /** Where it is, without credentials: what an Application's `repoURL` and `chart` name together. */
  readonly location: string;
  /** Sentences on what is right but may surprise. */
  readonly warnings?: readonly string[];
}

/**
 * One version, as far as the registry tells.
 *
 * @public
 */
export interface RegistryChartVersion {
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  /** `sha256:` of the archive; absent in a list of an OCI registry, which has tags only. */
  readonly digest?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
}

/**
 * An archive that came from a registry.
 *
 * @public
 */
export interface PulledChart {
  readonly bytes: Buffer;
  /** `sha256:` of the bytes. */
  readonly digest: string;
}
