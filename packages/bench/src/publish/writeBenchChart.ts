import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartFromManifests } from '@slipway/helm-chart';

/** Settings of {@link writeBenchChart}. */
export interface BenchChart {
  readonly folder: string;
  readonly name: string;
  readonly manifests: number;
  readonly version: string;
  /** Makes the content another one. */
  readonly note?: string;
}

/** Writes a chart of finished Deployments of about four kilobytes each, as a generator leaves it behind. */
export function writeBenchChart(options: BenchChart): void {
  const { folder, name, manifests, version, note = 'first' } = options;
  const { files } = chartFromManifests({
    metadata: { name, version, description: note },
    manifests: Array.from({ length: manifests }, (_, index) =>
      deployment(`web-${index}`, note),
    ),
  });
  mkdirSync(join(folder, 'templates'), { recursive: true });
  for (const { path, content } of files) {
    writeFileSync(join(folder, path), content);
  }
}

function deployment(name: string, note: string) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, annotations: { note } },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: Array.from({ length: 8 }, (_, container) => ({
            name: `container-${container}`,
            image: `registry.example.com/team/${name}-${container}:1.${container}.${name.length * 7919}`,
            env: Array.from({ length: 8 }, (_value, variable) => ({
              name: `VARIABLE_${variable}`,
              value: `${name}/${container}/${variable * 104_729}`,
            })),
          })),
        },
      },
    },
  };
}
