import { ChartMetadata, goJson, PackagedChart } from '@slipway/helm-chart';
import { sha256 } from '../sha256';

/** Media types of a chart in an OCI registry. */
export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.cncf.helm.config.v1+json',
  chart: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  /** The signature beside a chart. */
  provenance: 'application/vnd.cncf.helm.chart.provenance.v1.prov',
  /** What helm pushed long ago. */
  legacyChart: 'application/tar+gzip',
} as const;

// Helm's own order of the fields, so that the same chart gives the same config, whoever pushes it.
const CONFIG_FIELDS = [
  'name',
  'home',
  'sources',
  'version',
  'description',
  'keywords',
  'maintainers',
  'icon',
  'apiVersion',
  'condition',
  'tags',
  'appVersion',
  'deprecated',
  'annotations',
  'kubeVersion',
  'dependencies',
  'type',
] as const;

/** A chart as a registry stores it. */
export interface HelmArtifact {
  readonly config: Buffer;
  readonly layer: Buffer;
  /** The signature, where there is one. */
  readonly provenance?: Buffer;
  readonly manifest: Buffer;
  /** `sha256:` of the manifest. */
  readonly digest: string;
}

/** The config, layer and manifest of a chart, as `helm push` makes them. */
export function helmArtifact(chart: PackagedChart): HelmArtifact {
  const { metadata, bytes } = chart;
  const config = Buffer.from(
    goJson(
      Object.fromEntries(
        CONFIG_FIELDS.filter(field => !isEmpty(metadata[field])).map(field => [
          field,
          valueOf(field, metadata),
        ]),
      ),
    ),
  );
  const provenance =
    chart.provenance === undefined ? undefined : Buffer.from(chart.provenance);
  const manifest = Buffer.from(
    goJson({
      schemaVersion: 2,
      config: descriptor(mediaTypes.config, config),
      layers: [
        descriptor(mediaTypes.chart, bytes),
        ...(provenance ? [descriptor(mediaTypes.provenance, provenance)] : []),
      ],
      annotations: annotationsOf(chart),
    }),
  );
  return {
    config,
    layer: bytes,
    ...(provenance && { provenance }),
    manifest,
    digest: sha256(manifest),
  };
}

// Go writes maps by key, and names the repository of a dependency even when it is empty.
function valueOf(
  field: (typeof CONFIG_FIELDS)[number],
  metadata: ChartMetadata,
): unknown {
  switch (field) {
    case 'annotations':
      return Object.fromEntries(
        Object.entries(metadata.annotations ?? {}).sort(([a], [b]) =>
          a < b ? -1 : 1,
        ),
      );
    case 'dependencies':
      return metadata.dependencies?.map(
        ({ name, version, repository = '', ...rest }) => ({
          name,
          ...(version && { version }),
          repository,
          ...rest,
        }),
      );
    default:
      return metadata[field];
  }
}

function annotationsOf({
  metadata,
  modifiedAt,
}: PackagedChart): Readonly<Record<string, string>> {
  const prefix = 'org.opencontainers.image.';
  const authors = (metadata.maintainers ?? [])
    .map(({ name, email }) => (email ? `${name} (${email})` : name))
    .join(', ');
  return Object.fromEntries(
    Object.entries({
      [`${prefix}description`]: metadata.description,
      [`${prefix}url`]: metadata.home,
      [`${prefix}source`]: metadata.sources?.[0],
      [`${prefix}authors`]: authors,
      [`${prefix}created`]: modifiedAt.toISOString().replace('.000Z', 'Z'),
      ...metadata.annotations,
      [`${prefix}title`]: metadata.name,
      [`${prefix}version`]: metadata.version,
    })
      .filter((entry): entry is [string, string] => !isEmpty(entry[1]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function descriptor(mediaType: string, bytes: Buffer) {
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 0)
  );
}
