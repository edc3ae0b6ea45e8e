import { SecretsProps } from '../parts/SecretsProps';

/**
 * Props of the chart type `HelmRelease`: a chart of somebody else, with values.
 *
 * @public
 */
export interface HelmReleaseProps {
  /** `https://charts.example.com` for a chart repository, `registry.example.com/charts` (no scheme) for OCI. */
  readonly repoURL: string;
  /** The chart's name. */
  readonly chart: string;
  /** One version. An environment's `chartVersion` wins over it. */
  readonly version?: string;
  /** @defaultValue the Application's name */
  readonly releaseName?: string;
  /** For every environment; an environment's own `values` are merged over these. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Leaves the chart's CustomResourceDefinitions out. @defaultValue false */
  readonly skipCrds?: boolean;
  /**
   * An ExternalSecret named after the Application, for values that name a Secret (`existingSecret: postgres-dev`). Its
   * keys are those of the Secret.
   */
  readonly secrets?: SecretsProps;
  /**
   * Makes the namespace an object of the package. When false, Argo CD makes it (`CreateNamespace=true`).
   *
   * @defaultValue true
   */
  readonly createNamespace?: boolean;
}
