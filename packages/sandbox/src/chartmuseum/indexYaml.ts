import { stringify } from 'yaml';
import { ChartStore, ChartVersion } from './ChartStore';

/** A version as the JSON API shows it. */
export function versionJson({
  metadata,
  file,
  created,
  digest,
}: ChartVersion): Readonly<Record<string, unknown>> {
  return { ...metadata, urls: [`charts/${file}`], created, digest };
}

/** The repository's index.yaml, as `helm repo add` reads it. */
export function indexYaml(store: ChartStore, now: Date): string {
  const entries = Object.fromEntries(
    store.names().map(name => [name, store.versions(name).map(versionJson)]),
  );
  return stringify(
    {
      apiVersion: 'v1',
      entries,
      generated: now.toISOString(),
      serverInfo: {},
    },
    { version: '1.1', indentSeq: false, sortMapEntries: true, lineWidth: 0 },
  );
}
