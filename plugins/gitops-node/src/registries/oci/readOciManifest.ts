import { z } from 'zod';
import { mediaTypes } from './helmArtifact';

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

const schema = z.object({
  config: descriptor.optional(),
  layers: z.array(descriptor).default([]),
  annotations: z.record(z.string(), z.string()).nullish(),
});

/** What a manifest holds, as far as it is about a chart. */
export interface OciManifest {
  /** Digests; absent when the tag is no chart. */
  readonly chart?: {
    readonly layer: string;
    readonly config: string;
    readonly provenance?: string;
  };
  readonly annotations: Readonly<Record<string, string>>;
}

/** Reads a manifest; undefined when it is none. An image is a manifest without a chart. */
export function readOciManifest(bytes: Buffer): OciManifest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return undefined;
  }
  const { config, layers, annotations } = parsed.data;
  // A provenance may come before the chart, so the type counts and not the place.
  const layer = layers.find(
    ({ mediaType }) =>
      mediaType === mediaTypes.chart || mediaType === mediaTypes.legacyChart,
  );
  const provenance = layers.find(
    ({ mediaType }) => mediaType === mediaTypes.provenance,
  );
  return {
    annotations: annotations ?? {},
    ...(config?.mediaType === mediaTypes.config &&
      layer && {
        chart: {
          layer: layer.digest,
          config: config.digest,
          ...(provenance && { provenance: provenance.digest }),
        },
      }),
  };
}
