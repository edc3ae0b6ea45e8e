import { Chart, ChartFile } from '../chart/Chart';
import { chartFromFiles } from '../chart/chartFromFiles';
import { ChartMetadata } from '../chart/ChartMetadata';
import { chartYaml } from '../chart/chartYaml';
import { stringifyYaml } from '../yaml/stringifyYaml';
import { escapeTemplate } from './escapeTemplate';

/**
 * What the chart is made of.
 *
 * @public
 */
export interface ChartFromManifestsOptions {
  readonly metadata: Omit<ChartMetadata, 'apiVersion'>;
  /** Kubernetes objects; CustomResourceDefinitions go to `crds/`, the rest to `templates/`. */
  readonly manifests: readonly {
    readonly kind: string;
    readonly metadata?: { readonly name?: string };
  }[];
}

/**
 * Makes a chart of finished manifests, a file for each, in their order. Nothing in it is a value; text that looks like
 * a template action comes out of Helm unchanged.
 *
 * @throws ChartError when the metadata is incomplete
 *
 * @public
 */
export function chartFromManifests({
  metadata,
  manifests,
}: ChartFromManifestsOptions): Chart {
  const digits = Math.max(3, String(manifests.length - 1).length);
  return chartFromFiles([
    {
      path: 'Chart.yaml',
      content: Buffer.from(chartYaml({ ...metadata, apiVersion: 'v2' })),
    },
    { path: 'values.yaml', content: Buffer.from('{}\n') },
    ...manifests.map((manifest, index): ChartFile => {
      const text = stringifyYaml(manifest);
      const name = `${String(index).padStart(digits, '0')}-${slug(manifest.kind)}-${slug(manifest.metadata?.name ?? 'generated')}.yaml`;
      // Helm renders templates only; a definition in crds/ must not be escaped.
      return manifest.kind === 'CustomResourceDefinition'
        ? { path: `crds/${name}`, content: Buffer.from(text) }
        : {
            path: `templates/${name}`,
            content: Buffer.from(escapeTemplate(text)),
          };
    }),
  ]);
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
}
