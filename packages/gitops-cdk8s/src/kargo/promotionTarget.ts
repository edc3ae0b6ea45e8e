import { ApplicationConfig } from '../config/ApplicationConfig';

/** An image whose tag is promoted: that of the package's kustomization. */
export interface PromotedImage {
  readonly of: 'image';
  readonly repository: string;
}

/** A chart whose version is promoted: that of the Application's source. */
export interface PromotedChart {
  readonly of: 'chart';
  /** As the Application's source names it. */
  readonly source: { readonly repoURL: string; readonly chart?: string };
  /** As the Warehouse names it: a chart repository with the chart's name, or one address of an OCI registry. */
  readonly subscription: { readonly repoURL: string; readonly name?: string };
  /** The field of the Application that has the version. */
  readonly field: string;
}

/**
 * What Kargo promotes of an application: the version of its chart (delivery by chart, or `HelmRelease`), else its image.
 * Undefined when it has neither.
 *
 * @internal
 */
export function promotionTarget({
  chart,
  delivery,
  image,
}: Pick<ApplicationConfig, 'chart' | 'delivery' | 'image'>):
  PromotedImage | PromotedChart | undefined {
  if (delivery?.type === 'chart') {
    return chartTarget(
      delivery.repoURL,
      delivery.chart,
      'spec.source.targetRevision',
    );
  }
  if (chart?.type === 'HelmRelease') {
    const { chart: name, repoURL } = chart.props ?? {};
    return typeof repoURL === 'string' && typeof name === 'string'
      ? chartTarget(repoURL, name, 'spec.sources.0.targetRevision')
      : undefined;
  }
  return image && { of: 'image', repository: image.repository };
}

/** Argo CD reads `oci://` itself, other addresses without `https://` through Helm; Kargo wants one address for both. */
function chartTarget(
  repoURL: string,
  chart: string,
  field: string,
): PromotedChart {
  if (/^https?:\/\//.test(repoURL)) {
    return {
      of: 'chart',
      source: { repoURL, chart },
      subscription: { repoURL, name: chart },
      field,
    };
  }
  const oci = `oci://${repoURL.replace(/^oci:\/\//, '')}/${chart}`;
  return {
    of: 'chart',
    source: repoURL.startsWith('oci://')
      ? { repoURL: oci }
      : { repoURL, chart },
    subscription: { repoURL: oci },
    field,
  };
}
