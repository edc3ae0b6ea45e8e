import {
  chartFromManifests,
  packageChart,
  PackagedChart,
} from '@slipway/helm-chart';

/** A small packaged chart; `note` makes its content another one. */
export function packagedChart(
  version: string,
  { name = 'web', note = 'first' }: { name?: string; note?: string } = {},
): Promise<PackagedChart> {
  return packageChart(
    chartFromManifests({
      metadata: {
        name,
        version,
        appVersion: version,
        description: `chart ${name}`,
        home: 'https://example.com/web',
        annotations: { 'example.com/note': note },
      },
      manifests: [{ kind: 'ConfigMap', metadata: { name: `${name}-${note}` } }],
    }),
  );
}
